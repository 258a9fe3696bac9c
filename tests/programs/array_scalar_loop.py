import numpy as np
a = np.zeros((4, 4))
for i in range(4):
    for j in range(4):
        a[i, j] = i * 10 + j
        if i == j:
            a[i][j] = -1
s = 0.0
for i in range(4):
    for j in range(4):
        s += a[i, j]
print(a, s)
