"""NumPy 1 and NumPy 2 differ in the type of results of arrays with scalars."""
import numpy as np
x = np.ones(2, dtype=np.float32)
i = np.arange(3, dtype=np.int8)
u = np.arange(3, dtype=np.uint8)
r = np.random.rand()
print((x * np.sqrt(2 / np.pi)).dtype, (x + np.float64(r)).dtype, (np.sum(x.astype(np.float64)) * x).dtype, (x * np.array(2.0)).dtype)
print((i + 5).dtype,  (u - 1).dtype,  (i * 2.5).dtype, (i + np.int64(3)).dtype, (i + True).dtype)
print((np.float32(3) + 1.0).dtype, (np.float32(r) * 2.0).dtype, (np.int8(3) + 1).dtype, (x.sum() * 2.0).dtype, x.mean().dtype, x.std().dtype)
print((x + 1j).dtype, (i + np.float32(1)).dtype, np.where(x > 0, x, np.float64(r)).dtype)
print(np.maximum(x, np.float64(0)).dtype, (np.float64(2) ** x).dtype, (x > np.float64(0)).dtype)
