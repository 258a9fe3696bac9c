# raises: 7 OverflowError: Python integer
import sys
import numpy as np

a = np.zeros(3, dtype=np.int8)
for i in range(len(sys.argv) + 3):
    a[i % 3] = 50 * i
