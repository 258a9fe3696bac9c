"""ufunc.at of Python numbers computes as NumPy does of arrays of them."""
import numpy as np

x = float(len(np.arange(3))) / 5
for t in (np.float16, np.float32, np.float64, np.complex64):
    for v in (0.6, x, 3, 16777217):
        a = np.array([1, 2.5, 8, 0.1, 1e7, -3], dtype=t)
        np.subtract.at(a, [4, 1, -5, 0, 4, 4], v)
        np.multiply.at(a, [4, 1, -5, 0, 4, 4], 0.1)
        print(a, a.dtype)
for t in (np.int8, np.uint16, np.int64):
    a = np.arange(6).astype(t)
    np.add.at(a, [1, 1, 5], 7)
    print(a, a.dtype)
