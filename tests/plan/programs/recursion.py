"""Recursion with temporaries in every frame, and an early return."""
import sys
import numpy as np


def deep(x, n):
    t = np.sort(x * 0.5 + n)
    u = t[::-1] + x
    v = np.ones(200) * n
    v[n % 200] = 0.5
    w = v[1:] + v[:-1]
    w[3] = 2.0
    if n == 0:
        return float(np.sum(u)) + float(w[2])
    s = deep(u - t, n - 1)
    return s + float(t[0]) + float(v[n % 7]) + float(w[n % 11])


x = np.arange(300.0 + len(sys.argv))
print(deep(x, 400))
