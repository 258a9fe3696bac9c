import numpy as np
def size(n):
    return int(np.arange(n + 1).max())
def f(x):
    print("f", x)
    return x > 2
n = size(6)
print(any(f(x) for x in range(n)))
print(all(f(x) for x in range(3, n)), all(not f(x) for x in [1, 5, 1]))
g = (f(x) for x in range(2))
print("made")
print(list(g), list(g))
z = zip([1, 2], "ab")
print(list(z), list(z))
e = enumerate([5, 6])
for i, x in e:
    print(i, x)
for i, x in e:
    print("again")
m = map(lambda x: x + 1, range(n))
print(sum(m), sum(m))
print(next(x for x in range(n) if x > 3), next((x for x in range(n) if x > 30), None), next((x for x in [1, 2] if x > 5), "none"))
try:
    print(next(x for x in range(n) if x > 100))
except StopIteration:
    print("stop")
print(sum(x * x for x in range(n)), max(x % 4 for x in range(n)), sorted(-x for x in range(n)), tuple(x for x in range(3)))
print(",".join(str(x) for x in range(n)), dict((x, x * x) for x in range(n)), set(x % 3 for x in range(n)))
k = 10
h = (x + k for x in range(3))
k = 20
print(list(h))
def gen(m):
    for i in range(m):
        print("yield", i)
        yield i
print(sum(x for x in gen(n) if x % 2), any(x > 1 for x in gen(n)))
def first_big(xs, lim):
    return next((i for i, x in enumerate(xs) if x > lim), -1)
print(first_big([1, 5, 9], 4), first_big([1, 5, 9], 40))
print([list(r) for r in zip(*[(1, 2), (3, 4)])], list(map(sum, zip([1, 2], [3, 4]))))
def total(it):
    s = 0
    for x in it:
        s += x
    return s
print(total(x * 2 for x in range(n)), total(map(int, "123")))
a = np.arange(6.0).reshape(2, 3)
print(sum(row.sum() for row in a), max(v for row in a for v in row))
print(list(zip((x for x in range(3)), [7, 8, 9])))
print(sum(1 for _ in range(n)), min((abs(x - 3), x) for x in range(n)))
print(max(map(abs, [-3, 2])), min(zip([2, 1], "ab")), "".join(map(chr, np.arange(97, 97 + n))), len(list(map(str, range(n)))))
print(sorted(zip([3, 1], [1, 2])), sum(map(len, ["a", "bc"])), dict(zip("ab", [1, 2])), dict(enumerate("xy")), set(map(int, "112")))
r = reversed([1, 2, 3])
print(list(r), list(r), np.array(list(map(float, "12"))))
print(any(map(f, [1, 3, 5])), all(map(f, range(3, n))))
