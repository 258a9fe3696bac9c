"""A matrix times its own transpose, of sizes around those of the tiles and panels of products."""
import numpy as np


def largest_difference(a, b):
    return float(np.max(np.abs(a - b)) / (1.0 + np.max(np.abs(b)))) if a.size else 0.0


def check(n, k, dtype, tolerance):
    x = np.random.standard_normal((n, k)).astype(dtype)
    other = x.copy()
    r = x @ x.T
    t = x.T @ x
    print(n, k, r.shape, t.shape, r.dtype,
          largest_difference(r, x @ other.T) < tolerance, largest_difference(t, other.T @ x) < tolerance,
          bool(np.all(r == r.T)), bool(np.all(t == t.T)))


np.random.seed(5)
for n in [0, 1, 2, 13, 14, 15, 127, 128, 129, 131, 200, 447, 448, 449, 700]:
    for k in [0, 1, 17, 255, 257, 600]:
        check(n, k, np.float64, 1e-13)
check(2100, 3, np.float64, 1e-13)
check(300, 2100, np.float32, 1e-5)
check(2101, 40, np.float32, 1e-5)
x = np.random.standard_normal((150, 160))
print(largest_difference((x.T @ x) * 2 + 1, (x.T @ x.copy()) * 2 + 1) < 1e-13)
