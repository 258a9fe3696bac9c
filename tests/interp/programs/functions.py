def f(a, b=2, /, c=3, *args, d, e=5, **kw): return (a, b, c, args, d, e, kw)
print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7))
def g(x, y): pass
def h(x, *, k): pass
def p(a, b, c=1): pass
for call in ("g()", "g(1)", "g(1, 2, 3)", "g(1, y=2, z=3)", "g(1, x=2)", "h(1)", "h(1, 2)", "h(1, k=1, j=2)", "p(1, 2, 3, 4)", "p()", "f(1, b=2, d=1)", "g(**{'x': 1})", "g(*5)", "g(**5)", "len()", "len(1, 2)"):
    try:
        eval(call)
    except TypeError as e:
        print(call, "->", e)
def outer(n):
    total = 0
    def add(k):
        nonlocal total
        total += k * n
        return total
    return add
a = outer(2); a(1); print(a(5), [k(3) for k in [lambda x, i=i: x * i for i in range(3)]], [k() for k in [lambda: i for i in range(3)]])
def default(l=[]):
    l.append(1)
    return l
default(); print(default(), f.__name__, f.__defaults__, f.__kwdefaults__, outer.__doc__, default.__code__.co_varnames)
def deco(times):
    def wrap(fn):
        def inner(*a):
            return [fn(*a) for _ in range(times)]
        return inner
    return wrap
@deco(2)
def twice(x):
    "doc"
    return x + 1
print(twice(1))
def scope():
    try:
        print(undefined_name)
    except NameError as e:
        print(e)
    try:
        print(local); local = 1
    except UnboundLocalError as e:
        print(e)
scope()
compose = lambda *fs: lambda x: [x := fn(x) for fn in fs][-1]
print(compose(lambda x: x + 1, lambda x: x * 2)(3))
