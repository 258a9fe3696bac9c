# compiled: fill shift both swap_rows first_or_second scale_part
# Arrays that a function stores to: in one piece, strided, read-only, two that are one.
import numpy as np


def fill(a, v):
    for i in range(a.shape[0]):
        a[i] = v + i


def shift(a):
    a[1:] = a[:-1].copy()
    return a


def both(a, b):
    for i in range(len(a)):
        a[i] += b[i]
    return a.sum()


def swap_rows(m, i, j):
    m[[i, j]] = m[[j, i]]
    return None


def first_or_second(a, b, c):
    x = a if c else b
    x[0] = 99.0
    return x[0]


def scale_part(z):
    z.real *= 2.0
    return z.imag.sum()


a = np.arange(6.0)
print(fill(a, 3.0), a)
print(shift(a) is a, a)
m = np.arange(12.0).reshape(3, 4)
fill(m[:, 1], 7.0)
print(m)
fill(m[::-1, 2], -1.0)
print(m)
r = np.arange(4.0)
r.flags.writeable = False
try:
    fill(r, 1.0)
except ValueError as e:
    print(e)
print(r)
a = np.arange(6.0)
print(both(a, a), a)
print(both(a[1:], a[:-1]), a)
print(both(a[:3], a[3:]), a)
swap_rows(m, 0, 2)
print(m)
swap_rows(m.T, 0, 1)
print(m)
p, q = np.zeros(2), np.ones(2)
print(first_or_second(p, q, True), first_or_second(p, q, False), p, q)
z = np.array([1 + 2j, 3 - 1j])
print(scale_part(z), z)
t = np.arange(8, dtype=np.int16)
fill(t, 1000)
print(t, t.dtype)
e = np.zeros(0)
fill(e, 1.0)
print(e)
