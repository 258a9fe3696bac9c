"""Numbers of uint64 beyond int64 beside truth values and small integers, and where copyto leaves them alone."""
import numpy as np


def compared(b, n, t):
    print(b > True, b > t, b > 1, b > n, b < True, t < b, ~(b > True), b == True)
    x = b.copy()
    np.copyto(x, 5, where=~(x > True))
    print(x)
    np.copyto(x, n, where=x == 5)
    print(x)


compared(np.negative(np.array([1, 0, 3], dtype=np.uint64)), 2, np.bool_(True))
try:
    print(np.diagonal(np.arange(3)))
except ValueError as e:
    print(e)
