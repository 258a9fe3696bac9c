"""Reductions along axis 0 or -1 of what has no dimensions."""
import numpy as np


def tried(f, v, ax):
    try:
        print(ax, f(v, axis=ax))
    except Exception as e:
        print(ax, type(e).__name__, e)


x = np.float32(2.5)
z = np.array(3)
for ax in (0, -1, 1):
    for f in (np.sum, np.prod, np.max, np.any, np.all, np.mean, np.std, np.diff, np.add.reduce):
        tried(f, x, ax)
        tried(f, z, ax)
print(np.cumsum(x, axis=0), np.cumprod(z, axis=-1))
a = np.arange(6.0)
for i in range(2):
    a = a.sum(axis=-1)
print(a)
