import sys, math, time
def fib(n):
    return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(15), 2**200, -7//2, -7%3, 7.5//2, 1e300*1e10, 0.1+0.2, 1/3)
class A:
    x = 1
    def __init__(self, v): self.v = v
    def __repr__(self): return f"A({self.v!r})"
    def __add__(self, o): return A(self.v + o.v)
    @property
    def double(self): return self.v*2
    @staticmethod
    def s(): return "static"
    @classmethod
    def c(cls): return cls.__name__
class B(A):
    def __init__(self, v):
        super().__init__(v)
        self.w = v
    def __eq__(self, o): return self.v == o.v
print(A(1)+A(2), A(3).double, A.s(), B.c(), B(3)==B(3), B.__mro__)
def gen(n):
    for i in range(n):
        x = yield i*i
        if x: print("got", x)
    return "done"
def outer():
    r = yield from gen(3)
    print("r", r)
print(list(outer()))
g = gen(3); next(g); g.send("hi")
try:
    [][1]
except IndexError as e:
    print("caught", e, type(e))
finally:
    print("fin")
def f(a, b=2, *args, k, d=5, **kw): return a,b,args,k,d,kw
print(f(1, k=3), f(1,2,3,4,k=5,z=6), f(*[1,2],**{'k':1}))
try: f()
except TypeError as e: print(e)
d = {'a':1, 'b':[1,2,{'c':3}]}
print(d, {x: y for x, y in zip("abc", range(3))}, {1,2,3}, (1,), [i for i in range(10) if i%2])
a, *b, c = range(5); print(a,b,c)
print(f"{3.14159:.2f} {42:>8} {'x':^5}| {1000000:,} {255:#x} {d['a']=}")
print("%d %s %5.2f %r" % (1, "a", 2.5, "q"), "{} {name}".format(1, name=2))
with open("/tmp/npcc_interp_tour.txt","w") as fh: fh.write("hello\nworld\n")
for line in open("/tmp/npcc_interp_tour.txt"): print(line.strip())
match [1,2,3]:
    case [1, *rest]: print(rest)
match {"k": 1, "z": 2}:
    case {"k": v, **r}: print(v, r)
match A(5):
    case A(v=5): print("five")
x = 10
while x:
    x -= 3
    if x < 3: break
else: print("no")
print(sorted("hello"), sorted([3,1,2], reverse=True, key=lambda q: -q), "abc"[::-1], x)
def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
c = counter(); c(); print(c(), sum(i for i in range(101)), max(3,5), min([4,2]))
print(math.sqrt(2), math.pi, sys.argv, 10**20 // 7, hash(10), (-5).bit_length(), int("ff",16), float("1e5"), complex(1,2)*2j)
try:
    try: 1/0
    except ZeroDivisionError as e: raise ValueError("bad") from e
except ValueError as e: print(repr(e), repr(e.__cause__))
print(isinstance(True, int), [*range(3), *"ab"], {**{'a':1}, 'b':2}, not None, 3 if x else 4)
print((lambda *a, **k: (a, k))(1, y=2), any([0,1]), all([]), "a,b,c".split(","), "-".join(["x","y"]))
def rec(n): return rec(n+1)
try: rec(0)
except RecursionError as e: print("RecursionError", e)
