# raises: 4 ValueError: cannot reshape array
import numpy as np
n = int(np.random.rand() * 0) + 7
print(np.arange(n).reshape(2, -1).shape)
