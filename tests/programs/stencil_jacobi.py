import numpy as np
a = np.zeros((6, 6))
a[0] = 1.0
for it in range(10):
    a[1:-1, 1:-1] = 0.25 * (a[:-2, 1:-1] + a[2:, 1:-1] + a[1:-1, :-2] + a[1:-1, 2:])
print(a)
