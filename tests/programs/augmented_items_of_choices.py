import numpy as np
a1 = np.array([7, 2, 8, 1, 6])
if a1.sum() > 5:
    a = np.arange(5)
else:
    a = np.arange(4).reshape(2, 2)
a[a > 2] += 10
print(a)
a[a > 2] = 0
print(a)
a[0] -= 5
print(a)
a[a < 0] %= 4
print(a)
