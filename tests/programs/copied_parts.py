import numpy as np


def swap(a, i, j):
    t = np.array(a[i])
    a[i] = a[j]
    a[j] = t


def rotate(a, i, j, k):
    x, y = a[i].copy(), a[:, 0].copy()
    a[i] = a[j]
    a[j] = a[k] + y[k]
    a[k] = x
    return x.sum() + y.sum()


a = np.arange(20.0).reshape(5, 4)
swap(a, 1, 3)
swap(a, 2, 2)
print(a, rotate(a, 0, 4, 1))
print(a)
for n in range(4):
    b = a[n, 1:].copy()
    c = a[:, n].copy()
    a[n + 1, 1:] = b[::-1]
    a[:, 0] += c
    d = a[1:3].copy()
    a *= 2
    print(b, c, d, a[n])
s = a[::2].copy()
h = s[0, 1:3].copy()
s[0] = -1
s[1] = s[0] + h[0]
print(s, h)
