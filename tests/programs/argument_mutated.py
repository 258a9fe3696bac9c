import numpy as np
def fill(x, v):
    x[:] = v
    x[0] += 1
def scale(x):
    x *= 2
    x = x + 100
    return x
a = np.ones(4)
fill(a, 3)
b = scale(a)
print(a, b)
fill(a[1:3], 7)
print(a)
