# raises: 4 is out of bounds for axis 0
import numpy as np
def get(a, i):
    return a[i]
print(get(np.arange(4), int(np.random.rand() * 0) + 10))
