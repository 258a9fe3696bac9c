import numpy as np
a = np.array([1.0, -2, 3, -4])
a[a < 0] = 0
print(a)
a[a == 0] += 5
print(a)
b = np.arange(6).reshape(2, 3)
b[b > 2] *= 10
print(b)
a[a > 4] = np.array([7.0, 8.0])
print(a)
b[np.array([True, False])] = -1
print(b)
