# refused: `is` between these arrays
import numpy as np


def total(x, y, n):
    a = n + 1
    b = a * 2
    c = b + a
    d = c * b
    e = d + c + b + a
    for i in range(n):
        e += i * a + b * c - d
        a += 1
        b += e % 3
    return e, x is y


x = np.arange(3.0)
print(x.copy() is x, x[:] is x, x is x)
print(total(x, x, 3), total(x, x + 1, 3))
