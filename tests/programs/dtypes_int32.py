import numpy as np
a = np.array([1, 2, 3], dtype=np.int32)
print(a * 2, (a * 2).dtype, a / 2, (a / 2).dtype, a // 2, a % 2, a ** 2, (a + 1.5).dtype, a << 1, -a, a.astype(float), a.itemsize, a.nbytes)
b = np.array([2147483647], dtype=np.int32)
print(b + np.int32(1))
