import numpy as np
a = np.array([1.5, 2.5])
print(a[0], a.sum(), a.mean(), np.float32(1) / np.float32(3), a.argmax(), a[0] > 1, (a[0], a[1]), [a[0]], np.array([7])[0], repr(a[0]))
print(a.shape, a.dtype, a.ndim, a.size, len(a))
