import numpy as np
a = np.zeros((2, 3))
f = a.flatten()
f[0] = 1
r = a.ravel()
r[1] = 2
print(a, f, r)
