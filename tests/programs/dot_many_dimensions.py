"""np.dot of arrays of several dimensions sums over the last axis and the second last one."""
import numpy as np


def products(a, b, c):
    for x, y in (a, b), (a[0], b), (a[0, 0], b), (a, c):
        r = np.dot(x, y)
        print(r.shape)
        print(r)


def refused(a):
    try:
        print(np.dot(a, a))
    except ValueError as e:
        print(e)


a = np.arange(24.0).reshape(2, 3, 4)
products(a, np.arange(40.0).reshape(2, 4, 5), np.ones((4, 2)))
products(a.astype(int), np.zeros((3, 4, 0), dtype=int), np.ones((4, 2), dtype=int))
print(a.dot(np.arange(24.0).reshape(3, 4, 2)).sum())
refused(a)
