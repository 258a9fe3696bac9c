import numpy as np
a = np.arange(60).reshape(3, 4, 5)
v = a[1:, ::2].transpose(2, 0, 1)[::-1]
v[0] = 0
v[1, 0] += 1000
print(a)
print(v.shape)
