# raises: 4 ValueError: low >= high
import numpy as np
n = int(np.random.rand() * 0)
print(np.random.randint(5, n))
