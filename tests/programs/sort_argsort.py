import numpy as np
a = np.array([[3, 1, 2], [9, 7, 8]])
print(np.sort(a), np.sort(a, axis=0), np.argsort(a), np.argsort(a[0])[::-1])
b = np.array([3.5, -1.0, 2.0])
b.sort()
print(b, np.unique(np.array([3, 1, 3, 2])))
