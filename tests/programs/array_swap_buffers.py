import numpy as np
a = np.zeros(5)
b = np.zeros(5)
a[2] = 1
for i in range(3):
    b[1:-1] = (a[:-2] + a[2:]) / 2
    a, b = b, a
print(a, b)
