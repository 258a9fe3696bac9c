# boxed: may alias another one
import numpy as np


def f(a, n):
    b = a
    for _ in range(n):
        b = b[:-1]
    b[0] = 7
    print(a, b)


f(np.arange(4), 2)
