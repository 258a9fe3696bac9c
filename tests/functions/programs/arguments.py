# compiled: kinds keywords defaults nested mode sizes recursive closes deep
# interpreted: gathers takes_object
# Every kind of parameter and argument, and many types for one function.
import numpy as np


def kinds(a, b):
    return a + b, a * 2


def keywords(a, /, b, *, c, d=4):
    return a + 10 * b + 100 * c + 1000 * d


def defaults(x, n=3, name="k", flag=False):
    return (x * n, name) if flag else (x, n)


def nested(t):
    (a, b), c = t
    return a + b * c


def mode(a, how):
    if how == "sum":
        return a.sum()
    if how is None:
        return -1
    return a.max()


def sizes(a):
    s = 0.0
    for i in range(a.shape[0]):
        for j in range(a.shape[1]):
            s += a[i, j] * (i + 1)
    return s


def recursive(n):
    return n if n < 2 else recursive(n - 1) + recursive(n - 2)


def closes(x, k):
    def add(y):
        return y + k
    return add(x) + sum([add(i) for i in range(3)])


def deep(parts):
    s = 0.0
    for w, b in parts:
        s += (w * b).sum()
    return s


def gathers(*a, **k):
    return len(a), len(k)


def takes_object(o):
    return o.x


class Box:
    x = 5


for v in (1, 2.5, True, np.float32(0.1), np.arange(3), np.ones((2, 2), dtype=np.float32), np.array(3), np.array([True])):
    for w in (3, 0.5, np.int64(2)):
        print(kinds(v, w))
print(keywords(1, 2, c=3), keywords(1, b=2, c=3, d=5), keywords(1.5, 2, c=3))
print(defaults(2), defaults(2, 4), defaults(2, flag=True), defaults(2.5, name="z", flag=True))
print(nested(((1, 2), 3)), nested(((1.5, np.arange(2)), 2)))
a = np.arange(6.0)
print(mode(a, "sum"), mode(a, None), mode(a, "max"), mode(a, "sum\0"), mode(a, "sum\0x"))
for n in range(1, 9):
    print(sizes(np.arange(2.0 * n).reshape(2, n)), sizes(np.asfortranarray(np.arange(2.0 * n).reshape(n, 2))))
print([recursive(i) for i in range(10)])
print(closes(1, 2), closes(1.5, 2))
print(deep([(np.ones(3), 2.0), (np.arange(4.0), 0.5)]), deep([]))
print(gathers(1, 2, k=3), takes_object(Box()))
print(kinds(2**70, 1), kinds("a", "b") if False else kinds([1], [2]))
print(kinds(np.arange(3)[::-1], 1), kinds(np.array([1, 2], dtype=">i4"), 1), kinds(1j, 2))
