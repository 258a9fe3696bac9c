import numpy as np
a = np.arange(6.0).reshape(2, 3)
b = np.arange(12.0).reshape(3, 4)
v = np.arange(3.0)
c = np.arange(24.0).reshape(2, 3, 4)
print(a @ b, a @ v, v @ b, v @ v, np.dot(a, b), a.dot(v), np.matmul(a, c).shape, (c.transpose(0, 2, 1) @ c).shape)
print(np.outer(v, v), np.inner(v, v), np.einsum("ij,jk->ik", a, b), np.trace(b[:, :3]))
