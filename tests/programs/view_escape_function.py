import numpy as np
def row(a, i):
    return a[i]
a = np.zeros((3, 3))
r = row(a, 1)
r[0] = 5
r += 1
print(a)
