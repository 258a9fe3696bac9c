# raises: 4 is out of bounds for axis 0
import numpy as np
def inner(a, i):
    return a[i]
def outer(a, i):
    return inner(a, i - 1)
print(outer(np.arange(5.0), int(np.random.rand() * 0) - 8))
