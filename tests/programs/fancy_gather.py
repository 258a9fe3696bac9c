import numpy as np
a = np.arange(12).reshape(3, 4)
i = np.array([2, 0, 1])
print(a[i], a[i, i], a[:, i], a[[0, -1]], a[i[:, None], np.array([0, 3])], a[1, [0, 2]], a[np.array([[0, 1], [2, 0]])].shape)
