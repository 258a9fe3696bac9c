import numpy as np
a = np.arange(24.0).reshape(2, 3, 4)
print(a.sum(), a.sum(0), a.sum(axis=1), a.sum(axis=(0, 2)), a.sum(axis=-1, keepdims=True))
print(a.mean(), a.mean(axis=0), a.max(axis=2), a.min(axis=(1, 2), keepdims=True), a.prod(axis=0)[0], a.std(), a.var(axis=1))
