import numpy as np
x = float(np.array([2.0]).sum())
print(x ** 0.5, x ** 2, x ** -1, x ** 3.0, 2 ** 0.5, 4 ** -1, (-8) ** 2, np.array([4.0, 9.0]) ** 0.5, np.array([1, 2, 3]) ** 2, 2 ** np.array([1, 2, 3]), np.array([2.0]) ** -2)
