import numpy as np


def always(x):
    raise ValueError(x)


a = [1, 2]
for k in range(2):
    try:
        print(always(1))
    except ValueError:
        print("print")
    try:
        a[0] = always(1)
        a.append(always(2))
    except ValueError:
        print("store")
    try:
        print(np.searchsorted(np.ones((1, 3)), 0.1))
    except ValueError:
        print("searchsorted")
print(a)
