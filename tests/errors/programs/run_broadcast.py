# raises: 4 ValueError: operands could not be broadcast together
import numpy as np
n = int(np.random.rand() * 0) + 7
print(np.arange(n) + np.arange(n + 1))
