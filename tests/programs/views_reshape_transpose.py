import numpy as np
a = np.arange(12)
b = a.reshape(3, 4)
b[1, 2] = 100
t = b.T
t[3, 0] = -7
r = t.reshape(-1)
r[0] = 55
print(a)
print(t)
print(r)
