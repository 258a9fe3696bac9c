"""Floats that are stored alone in integers of fewer bits wrap as NumPy's do."""
import sys

import numpy as np

big = 3e9 if len(sys.argv) < 9 else 1.0
a = np.zeros(4, dtype=np.int32)
v = np.float64(big)
a[0] = v
a[1] += v
a[2] = np.float64(-2147483648) - big / 2e9
a[3] = np.float32(5e9)
print(a)
for t in (np.int8, np.int16, np.int32, np.int64, np.uint32):
    a = np.zeros(2, dtype=t)
    for x in (3e9, -1.5, 70000.7, 300.5):
        if t != np.uint32 or x > 0:
            a[0] = np.float64(x)
            a[1] = 100
            a[1] += np.float64(x)
            print(a, end=" ")
    print()
