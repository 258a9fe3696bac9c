# boxed: this changes an array that may alias another one
import numpy as np


def either(n, k):
    a = np.zeros(n)
    for i in range(n):
        a[i] += i * 2 + k
        a[i] -= 1
        a[i] *= 3
    b = np.ones(n)
    if k > 3:
        b = a
    return a, b


a, b = either(3, int(np.arange(4.0).sum()))
a[0] = 5
print(a, b)
