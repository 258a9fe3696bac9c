"""Integers raised to 2.0 in place."""
import numpy as np
a = np.arange(5)
a **= 2.0
print(a, a.dtype)
b = np.arange(4, dtype=np.uint8)
b[1:] **= np.float64(2.0)
print(b)
try:
    a **= 3.0
except TypeError as e:
    print(type(e).__name__, e)
for i in range(2):
    a[:2] **= 2.0
print(a)
