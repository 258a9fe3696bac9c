"""Temporaries in branches; sizes that must not be believed before the branch is taken."""
import sys
import numpy as np


def spread(a, b, really):
    total = 0.0
    for i in range(4):
        if really:
            t = np.sort(np.outer(a, b), axis=0)
            total += float(np.sum(t[0])) + i
        elif i % 2:
            u = np.sort(a * 2.0)
            total += float(u[-1])
        else:
            v = np.sort(b - 1.0)
            w = np.sort(v)
            total += float(w[-1]) - float(v[0])
    return total


def early(x, stop):
    for i in range(6):
        t = np.sort(x + i)
        if t[-1] > stop:
            u = np.sort(-t)
            return float(u[0]), i
        x = x * 2.0
    return -1.0, 6


def guarded(n):
    total = 0.0
    for i in range(3):
        if n > 0:
            total += float(np.sum(np.sort(np.ones(n))))
        else:
            total += float(np.sort(np.ones(2 - n))[0])
    return total


k = len(sys.argv)
small, wide = np.arange(5.0) + k, np.arange(400000.0) + k
print(spread(small, small, True), spread(wide, wide, False))
print(early(small, 100.0), early(small, 1e9), early(small, 0.0))
print(guarded(4 * k), guarded(-3 * k), guarded(0))
