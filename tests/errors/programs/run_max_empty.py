# raises: 4 ValueError: zero-size array to reduction operation maximum which has no identity
import numpy as np
n = int(np.random.rand() * 0)
print(np.max(np.zeros(n)))
