import numpy as np
a = np.arange(6) - 3
print(np.where(a > 0, a, 0), np.where(a < 0, -1.5, a), np.where(True, 1, 2), np.where(a[:, None] > a, 1, 0))
