# Floor division of NumPy's floats: by zero, and signs of zeros.
import warnings
import numpy as np

warnings.simplefilter("ignore")
x = np.array([1.0, -2.5, 0.0, -0.0, np.inf])
for d in (0.0, -0.0, 1.5, -1.5, np.inf):
    print(x // d, x[0] // d, x[1] // d, x[2] // d, x[3] // d, x[4] // d, np.floor_divide(x, d))
one = np.identity(1)
one[0, 0] //= 0
print(one, -0.0 // 3, 0.0 // -3.0, -x[3] // 2)
print(np.max(np.array([True, False]), initial=3), np.array([False]).min(initial=1), np.max([1, 2], initial=7))
big = np.array([1, 2**62], dtype=np.int64)
np.maximum.at(big, [0, 0], 2.0)
print(big)
