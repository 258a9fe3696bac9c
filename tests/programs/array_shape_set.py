# a.shape = … changes the object, whatever names it has.
import numpy as np

a = np.arange(6.0).reshape(2, 3)
b = a
held = [a]
a.shape = 6
print(a, b.shape, held[0].shape)
b.shape = (3, -1)
a[0, 0] = 9
print(a, b)
X, Y = np.mgrid[0:2, 0:3]
X.shape = Y.shape = 6
print(X, Y)


def flat(n):
    c = np.zeros((n, n)) + 1
    c.shape = n * n
    c[1] = 5
    return c


print(flat(3))
