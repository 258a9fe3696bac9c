import numpy as np
def f(a, i, v):
    try:
        np.add.at(a, i, v)
        print('ok', a)
    except IndexError as e:
        print('caught', a)
a2 = np.arange(3, 5, dtype=np.float64)
f(a2, 0, 3.0)
f(a2, [0, 1, 0], 3.0)
f(a2, [0, 1, 5], 3.0)
f(a2, [5, 0, 1], 3.0)
f(a2, np.array([1, -3]), 3.0)
b = np.arange(5)
try:
    np.put(b, [1, 9], 7)
except IndexError:
    print('caught', b)
for ix in ([7, 1], [0, -6], [-5, 4]):
    for v in (3, [1, 2], 2.5):
        try:
            np.put(b, ix, v)
        except IndexError as e:
            print(e)
        print(b)
try:
    np.put(np.zeros(0), [1], 3)
except IndexError as e:
    print(e)
np.put(np.zeros(0), [], 3)
c = np.zeros((2, 3))
try:
    np.add.at(c, ([0, 1], [1, 3]), 2)
except IndexError as e:
    print(e, c)
try:
    np.add.at(c, ([0, 5], [1, 2]), 2)
except IndexError as e:
    print(e, c)
np.add.at(c, ([0, 0], [1, 1]), 2)
np.add.at(c, [True, False], [1, 2, 3])
np.add.at(c, [0, 1], [[1, 2, 3], [2, 2, 2]])
print(c)
d = np.zeros(4, dtype=bool)
np.logical_or.at(d, [0, 2], True)
np.add.at(b, np.array([1, 1]), 2)
print(d, b)

# arrays that are made for reading only
def tries(f):
    try:
        f()
        print('ok')
    except ValueError:
        print('no')
a = np.arange(6.0).reshape(2, 3)
x = a.imag
def f1(): x[0] = 5
def f2(): x[0, 1] = 5
def f3(): x.T[1:] = 3
def f4():
    y = x[1]
    y += 2
def f5():
    x[x == 0] = 1
def f6(): x.fill(3)
def f7(): x[[0, 1], [1, 2]] = 2
def f8(): x.sort()
def f9():
    d = np.diagonal(a)
    d[1:] = 3
def f10():
    np.add(a, 1, out=x)
for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9, f10):
    tries(f)
print(x, a)
z = x.copy()
z[0] = 2
w = np.imag(np.arange(3)) + 1
w[0] = 7
print(z, w)
def f(v):
    v[0] = 3
b = np.arange(3).imag
u = np.imag(3.5)
print(b, u)

# what arrays of indices pick, and values that do not fit
def t(a, ix, v):
    try:
        a[ix] = v
        print('ok')
    except ValueError as e:
        print('no')
e = np.arange(0)
a = np.zeros(5)
t(a, e, np.ones((4, 0)))
t(a, [], np.ones((2, 2, 0)))
t(a, e, np.ones((0, 4)))
t(a, e, np.ones((4,)))
t(a, [0, 1, 2], np.ones((0, 3)))
t(a, [0, 1, 2], np.ones((2, 3)))
t(a, [0, 1, 2], np.ones((1, 1, 3)))
b = np.zeros((5, 3))
t(b, (e, 0), np.ones((4, 0)))
t(b, ([0, 1], slice(0, 0)), np.ones((2, 2, 0)))
t(b, ([0, 1], slice(0, 0)), np.ones((3, 0)))
t(b, e, np.ones((2, 0, 3)))
for n in [0, 2]:
    w = np.nonzero(a[:n] + 1)[0]
    t(a, w, np.ones((4, w.size)))
    t(a, w, np.ones((w.size, w.size)))
    t(a, w, np.ones((w.size - n + 1, w.size)))
    t(b, w, np.ones((n, w.size, 3)))
print(a, b)

# an array in the place of a number
for v in (np.array([[-np.inf], [0.0]], np.float16), np.array([-np.inf], np.float16), np.array([np.inf]), np.array([[np.nan]]), np.array([1.0, 2.0])):
    for t in np.int8, np.uint8, np.int64, np.float32:
        a = np.zeros((2, 2), dtype=t)
        try:
            a[-2, -1] = v
            print(a)
        except Exception as e:
            print(type(e).__name__, e)
        try:
            a[0] = v
            print(a)
        except Exception as e:
            print(type(e).__name__, e)
