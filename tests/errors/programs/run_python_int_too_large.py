# raises: 7 OverflowError: Python integer
import sys
import numpy as np

a = np.array([1, 200], dtype=np.uint8)
n = len(sys.argv) + 298
print(a + n)
