import numpy as np
a = np.array([[1, 2], [3, 4]], dtype=np.int32)
print(a.sum(), a.sum().dtype, a.mean(), a.prod(), a.max(), a.min(axis=0), (a > 2).any(), (a > 0).all(), (a > 2).sum(axis=0), (a > 2).mean())
u = np.array([200, 100], dtype=np.uint8)
print(u.sum(), u + u, u.sum().dtype, u.max())
