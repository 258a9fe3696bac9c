# NumPy scalars beside sequences, and numbers without an order.
import numpy as np
a = np.arange(3.0)
k = np.int32(1)
print(((1, 2) == k), ([1, 2] == k), (k == (1, 2)), ((1, 2) != k))
t = (a, a)
print(t == k)
print(k != t)
print([a, a] == k)
l = [1, 2]
print(l == k, k == l)
print(l == k, k == l)
nan, inf = np.nan, np.inf
vals = [complex(a, b) for a in (1.0, nan, -inf, 2.0) for b in (0.5, nan, 1.5)]
a = np.sort(np.array(vals))
for side in ("left", "right"):
    print([int(np.searchsorted(a, v, side)) for v in vals], np.searchsorted(a, np.array(vals), side))
    print(np.searchsorted(np.array([1.0, 2, 2, nan]), np.array([2, nan, 0.5, 3]), side), np.searchsorted(np.array([1, 2, 2, 5]), 2, side))
    print(np.searchsorted(np.array([1.0, 2, 2, nan]), np.array([2 + 1j, 2, nan]), side))
a2 = np.array([-2+2j, 3+3j, -3+0j, -3-3j], dtype=np.complex128)
a7 = a8 = a2[:-1]
for i9 in range(0, 4, 2):
    a8[i9] = 1
    a7[:-1] = (a7[1:] + a7[:-1]) / 2
    print(a2, a7)
    try:
        a11, a12 = np.histogram(a7, 3)
        print(a11, a12)
    except (ValueError, IndexError) as e: print(type(e).__name__)
