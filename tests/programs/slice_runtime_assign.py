import numpy as np
a = np.zeros(10)
for k in range(3):
    a[k * 3:k * 3 + 2] = k + 1
    a[k] -= 1
print(a)
