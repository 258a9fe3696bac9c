"""Arrays whose number of rows only the running program knows, unpacked."""
import sys
import numpy as np

n = len(sys.argv)
points = np.arange(8.0 * n).reshape(-1, 2)
for i in range(len(points) - 2):
    p, q, r = points[i:i + 3]
    print(p, q, r, (r - p) @ q)
x, y = np.linspace(0, 1, n + 1)
print(x, y, type(y).__name__)
(a, b), (c, d) = points[:n + 1]
print(a, b, c, d)
for k in (1, 3):
    try:
        u, v = points[:k * n]
        print(u, v)
    except ValueError as e:
        print(e)
p, q = points[: n + 1]
p += 10
print(points[0])
