import numpy as np
a = np.arange(4).reshape(2, 2)
print(np.pad(a, 1), np.pad(np.arange(3), (1, 2)), np.pad(a, ((1, 0), (0, 1)), constant_values=9))
