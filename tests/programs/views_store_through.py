import numpy as np
a = np.zeros((4, 5))
b = a[1:3]
b[:] = 1
c = b[:, ::2]
c += 5
row = a[3]
row[2] = 9
a.T[0] = -1
a[:, 1][2] = 77
print(a)
print(b, c)
