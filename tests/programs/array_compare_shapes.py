import numpy as np
a = np.zeros((2, 3))
print(a.shape == (2, 3), a.shape[0] == 2, a.shape != (3, 2), a.shape + (1,), len(a.shape), a.shape[::-1])
n, m = a.shape
print(n * m)
