# compiled: several nothing same scalars texts listed pair count
# interpreted: view reshaped two_views appended given
# What comes back: kinds of numbers, tuples, lists, text, arguments themselves; and what would share memory.
import numpy as np


def several(a, n):
    return a + n, a.shape[0], float(a[0]), a[0], a.dtype == np.float32, None


def nothing(a):
    a.sum()


def same(a, b):
    return b, a


def scalars(i, d, s, c):
    return i + 1, d * 2, s + s, s / 2, c


def texts(n, name):
    return f"{name}-{n:03d}", "x" * n


def listed(a):
    out = []
    for v in a:
        out.append(v * 2)
    return out


def pair(n):
    return [n, n + 0.5, (n, "k")]


def count(xs):
    return len(xs), sum(xs)


def view(a):
    return a[1:]


def reshaped(a):
    return a.reshape(-1)


def two_views(n):
    a = np.zeros(n)
    return a, a[1:]


def appended(xs):
    xs.append(1)
    return len(xs)


def given(xs):
    return xs


a = np.array([1.5, 2.5], dtype=np.float32)
for r in several(a, 1):
    print(type(r).__name__, r)
print(nothing(a))
b = np.ones(3)
x, y = same(a, b)
print(x is b, y is a)
for s in (np.float32(1.5), np.int8(100), np.uint64(2**64 - 1), np.float64(0.1), np.bool_(True), np.float16(2.5)):
    print([(type(v).__name__, v) for v in scalars(2, 0.5, s, True)])
print(texts(3, "é"), texts(0, ""))
print(listed(a), [type(v).__name__ for v in listed(a)], listed(np.zeros(0)))
print(pair(3))
print(count([1, 2, 3]), count((1.5, 2.5)), count([]))
v = view(b)
v[0] = 5
print(b)
reshaped(b)[0] = 7
print(b)
p, q = two_views(3)
q[0] = 1
print(p)
l = [0]
print(appended(l), l)
print(given(l) is l)
