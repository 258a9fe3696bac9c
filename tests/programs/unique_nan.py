import numpy as np

nan = np.nan
z = np.array([1, complex(nan, 1), complex(1, nan), 1, complex(nan, nan), 2, complex(nan, 1)])
print(np.unique(z, return_index=True, return_inverse=True, return_counts=True))
print(np.unique(z.astype(np.complex64), return_counts=True), np.unique(z, equal_nan=False).size)
print(np.union1d(z, z[:3]), np.unique(np.array([nan, 1, nan, -0.0, 0.0], np.float32), return_counts=True))
