import numpy as np
a = np.arange(1, 7).reshape(2, 3)
print(np.cumsum(a), np.cumsum(a, axis=0), a.cumsum(axis=1), np.cumprod(a), np.diff(a), np.diff(np.array([1.0, 4.0, 9.0])))
