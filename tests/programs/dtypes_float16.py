import numpy as np
a = np.array([1.1, 2.2, 3.3], dtype=np.float16)
print(a, a * 2, a.dtype, a.sum(), a.astype(np.float32))
