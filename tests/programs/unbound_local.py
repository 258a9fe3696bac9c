def f(k):
    if k > 2:
        v = 1
    return v
import numpy as np
print(f(int(np.array([5]).sum())))
