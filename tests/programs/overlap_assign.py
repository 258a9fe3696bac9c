import numpy as np
a = np.arange(8)
a[1:] = a[:-1]
print(a)
a = np.arange(8)
a[:-1] = a[1:]
print(a)
a = np.arange(8)
a[::-1] = a
print(a)
m = np.arange(9).reshape(3, 3)
m[:] = m.T
print(m)
