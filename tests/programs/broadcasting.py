import numpy as np
a = np.arange(3)
b = np.arange(2)[:, None]
print(a + b, (a * b).shape, a[None, :] - a[:, None], np.ones((2, 1, 3)) + np.ones((4, 1)))
print(np.broadcast_to(a, (2, 3)))
