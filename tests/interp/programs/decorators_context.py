import functools, contextlib, time
def trace(fn):
    @functools.wraps(fn)
    def inner(*a, **k):
        print("call", fn.__name__, a, k)
        return fn(*a, **k)
    return inner
@trace
def add(x, y=1):
    "adds"
    return x + y
print(add(1, y=2), add.__name__, add.__doc__, functools.partial(add, 5)(6), functools.reduce(lambda a, b: a * b, range(1, 6)))
class Count:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a): self.n += 1; return self.f(*a)
@Count
def hi(x): return x * 2
hi(1); hi(2); print(hi.n)
class Reg:
    items = {}
    @classmethod
    def add(cls, k): return lambda f: cls.items.setdefault(k, f)
@Reg.add("z")
def z(): return "Z"
print(Reg.items["z"](), [f() for f in Reg.items.values()])
@contextlib.contextmanager
def managed(n):
    print("open", n)
    try: yield n
    except KeyError as e: print("swallow", e)
    finally: print("close", n)
with managed(1) as a, managed(2) as b: print(a, b)
with managed(3): raise KeyError("k")
with contextlib.suppress(ZeroDivisionError): 1 / 0
with contextlib.ExitStack() as st: print(st.enter_context(managed(9))); st.callback(print, "cb")
@functools.total_ordering
class T:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
print(T(1) >= T(1), T(2) > T(1), sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))
@functools.singledispatch
def show(x): return "obj"
@show.register
def _(x: int): return "int"
print(show(1), show("a"))
class Lazy:
    @functools.cached_property
    def v(self): print("computed"); return 42
l = Lazy(); print(l.v, l.v)
