import numpy as np
a = np.array([0, 3, 0, 4])
print(np.where(a), np.nonzero(a), np.where(a > 3)[0], np.argwhere(a), np.flatnonzero(a))
