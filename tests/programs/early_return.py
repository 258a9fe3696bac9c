import numpy as np

def first_above(a, limit):
    for i in range(a.shape[0]):
        if a[i] > limit:
            return i
    return -1

x = np.array([1.0, 2.5, 7.0, 3.0])
print(first_above(x, 2.0), first_above(x, 6.5), first_above(x, 100.0))
