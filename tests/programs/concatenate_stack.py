import numpy as np
a, b = np.ones((2, 2)), np.zeros((2, 2))
print(np.concatenate([a, b]), np.concatenate((a, b), axis=1), np.stack([a, b]).shape, np.vstack([a, b]).shape, np.hstack([a, b]))
print(np.column_stack([np.arange(3), np.arange(3) * 2]), np.stack([a[0], b[0]], axis=1))
print(np.append(np.arange(3), 7), np.tile(np.array([1, 2]), 2), np.repeat(np.array([1, 2]), 2))
