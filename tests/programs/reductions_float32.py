import numpy as np
a = np.array([1.5, 2.25, 3.125], dtype=np.float32)
print(a.sum(), a.mean(), a.sum().dtype, (a * 2).dtype, (a + 1.5).dtype, a.std(), np.mean(a, dtype=np.float64))
