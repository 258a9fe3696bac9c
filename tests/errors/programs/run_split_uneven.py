# raises: 4 ValueError: array split does not result in an equal division
import numpy as np
n = int(np.random.rand() * 0) + 7
print(np.split(np.arange(n), 2)[0])
