def count(n):
    try:
        for i in range(n):
            got = yield i
            if got: print("got", got)
    except ValueError as e:
        yield f"caught {e}"
    finally:
        print("closing")
g = count(10); print(next(g), g.send("x"), g.throw(ValueError("v"))); print(list(g))
g = count(3); next(g); g.close(); print(list(g))
def sub():
    x = yield 1
    print("sub", x)
    return "result"
def main():
    r = yield from sub()
    print("r", r)
    yield from [10, 20]
m = main(); print(next(m), m.send("hello"), list(m))
def tree(t):
    if t:
        yield from tree(t[0]); yield t[1]; yield from tree(t[2])
print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))
def fibs():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
import itertools
print(list(itertools.islice(fibs(), 15)), sum(x * x for x in range(10)), [*(i for i in "ab")], dict((k, v) for k, v in [(1, 2)]))
gen = (i * j for i in range(3) if i for j in range(3)); print(next(gen), list(gen))
def ret():
    return 5
    yield
try: next(ret())
except StopIteration as e: print("value", e.value)
def bad():
    next(iter([]))
    yield
try: list(bad())
except RuntimeError as e: print(e)
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(It()), 2 in It(), max(It()), list(zip(It(), "ab")), list(map(lambda a, b: a + b, It(), It())))
def co():
    total = 0
    while True:
        x = yield total
        if x is None: return total
        total += x
c = co(); next(c); c.send(1); c.send(2)
try: c.send(None)
except StopIteration as e: print("total", e.value)
def primes():
    def inner():
        n = 2
        while True: yield n; n += 1
    s = inner()
    while True:
        p = next(s); yield p
        s = (lambda p, s: (x for x in s if x % p))(p, s)
print(list(itertools.islice(primes(), 20)))
