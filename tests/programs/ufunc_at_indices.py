"""ufunc.at by indices of several axes, with slices among them."""
import sys
import numpy as np

n = len(sys.argv) + 2
a = np.zeros((n, 4))
i, j = np.array([0, 1, 0, 2]), np.array([1, 2, 1, -1])
np.add.at(a, (i, j), 1.5)
np.multiply.at(a, (i, j), np.array([2, 3, 4, 5]))
print(a)
b = np.zeros((2, 3, n, 4), dtype=int)
k, r, c = np.arange(3).reshape(-1, 1), np.array([[0, 1, 1, 0]]), np.array([[2, 2, 2, 2]])
np.add.at(b, (slice(None), k, r, c), np.arange(24).reshape(2, 3, 4))
print(b[:, :, :2, 2], b.sum())
np.subtract.at(b, (0, slice(1, 3)), 1)
print(b[0, :, 0])
f = np.zeros(4, dtype=np.float32)
np.add.at(f, [0, 0, 3], 0.5)
print(f)
try:
    np.add.at(a, (np.array([n]), np.array([0])), 1)
except IndexError as e:
    print("IndexError")
