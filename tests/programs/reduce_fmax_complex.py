import numpy as np
a = np.array([[1+2j, 3, np.nan], [2j, -4, 1j]])
print(np.nanmax(a), np.nanmin(a), np.fmax.reduce(a, axis=(0, 1)), np.nanmax(a, axis=0), np.nanmax(a, axis=(0, 1), keepdims=True))
b = np.arange(6.0).reshape(1, 2, 3) + 0j
print(np.nanmax(b), np.nanmax(b, axis=(0, 2)), np.fmin.reduce(b, axis=None))
try:
    np.subtract.reduce(b, axis=(0, 1))
except ValueError as e:
    print(e)
print(np.subtract.reduce(np.arange(4)))
