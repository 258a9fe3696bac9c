# raises: 5 ValueError: could not broadcast input array
import numpy as np
n = int(np.random.rand() * 0) + 7
a = np.zeros(n)
a[1:] = np.ones(n)
