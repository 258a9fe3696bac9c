import numpy as np
a = np.arange(6.0)
a[1:] += a[:-1]
print(a)
m = np.arange(16.0).reshape(4, 4)
m[1:, 1:] -= m[:-1, :-1]
m += m.T
print(m)
