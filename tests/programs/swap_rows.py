import numpy as np
a = np.arange(6).reshape(3, 2)
a[[0, 2]] = a[[2, 0]]
print(a)
t = a[0].copy()
a[0] = a[1]
a[1] = t
print(a)
a[0], a[1] = a[1].copy(), a[0].copy()
print(a)
