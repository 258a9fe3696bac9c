# A Python integer beside a small dtype: it must fit, and is compared as it is.
import sys

import numpy as np

n = len(sys.argv) + 199
a = np.array([1, 200], dtype=np.uint8)
b = np.array([-3, 5], dtype=np.int8)
print(a + n, a[0] + n, np.uint8(n), np.array([n, 3], dtype=np.uint8), np.full(2, n, np.uint8), (a * n).dtype)
a[0] = n
b[:] = -100
print(a, b, np.max(a, initial=3), np.max(a, initial=3).dtype, np.sum(b, initial=n), np.minimum.reduce(a, initial=7))
print(a == n, a < n + 20, b[0] == -100, np.add(a, 1000, dtype=np.int64), a.astype(np.int64) + 1000)
x = np.int64(7)
for d in (0, -1, 2, -3):
    print(x // d, x % d, x // (d * len(sys.argv)))
p = np.array([3000000, 7, -9])
for i in range(3):
    print(p[i] ** 3, p[i] ** 5, p[i] ** (len(sys.argv) + 3), p[i] ** 0, type(p[i] ** 2), np.int8(11) ** 2)
p[1] **= 30
print(p)
