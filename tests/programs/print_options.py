"""Print options."""
import sys
import numpy as np
a = np.array([1.23456, 1e-9, 1234.5])
np.set_printoptions(precision=3, suppress=True)
print(a)
with np.printoptions(precision=1):
    print(a)
print(a)
np.set_printoptions(threshold=sys.maxsize, linewidth=40)
print(np.arange(1100)[-3:], np.arange(30))
np.set_printoptions(threshold=5, edgeitems=1, suppress=False)
print(np.arange(30), a)
np.set_printoptions(2, threshold=np.inf)
print(np.arange(12) / 7)
