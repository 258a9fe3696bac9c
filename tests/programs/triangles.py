import numpy as np
a = np.arange(1, 13).reshape(3, 4)
for k in (-3, -2, -1, 0, 1, 2, 5, 0.5, -0.5, 1.5, -1.5, 2.0, 1.25):
    print(k, np.tri(3, 4, k), np.tril(a, k), np.triu(a, k))
