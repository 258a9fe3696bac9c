# Results of a function that are one array.
import numpy as np


def twice(x, y):
    np.maximum(x, 3.0, out=x)
    np.subtract(y, y, out=y)
    y = y * y.reshape(-1)
    np.add(y, 2, out=y)
    return x, y, y


a, b, c = twice(np.array(0.5), np.zeros(3))
b[2] /= 5
print(a, b, c)
c[0] = 9
print(b, c)
