# raises: 4 ValueError: no 4
import numpy as np
def check(x, n):
    raise ValueError("no " + str(n))
def g(a):
    total = 0
    for i in range(3):
        total += a[i] * i
    if total > -1:
        check(a, 3)
    return total
def h(a):
    if a.sum() >= 0:
        return check(a, 4)
    return a
print(h(np.arange(int(np.random.rand() * 0) + 4)).shape)
