import numpy as np
d = np.array([[0, 3, 100, 7], [8, 0, 2, 100], [5, 100, 0, 1], [2, 100, 100, 0]])
n = len(d)
for k in range(n):
    d = np.minimum(d, d[:, k:k + 1] + d[k])
print(d)
