import numpy as np
def f(n, m):
    return np.ones(n) + np.ones(m)
k = int(np.arange(3).sum())
print(f(k, 3))
print(f(k, k))
