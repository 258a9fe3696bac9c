import numpy as np
a = np.zeros(3, dtype=int)
a[0] = 2.9
a[1:] = np.array([1.5, -1.5])
print(a)
b = np.zeros(2, dtype=np.float32)
b[:] = np.arange(2) + 0.1
print(b, b.dtype)
b += 1
print(b, b.dtype)
