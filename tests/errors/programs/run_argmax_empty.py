# raises: 4 ValueError: attempt to get argmax of an empty sequence
import numpy as np
n = int(np.random.rand() * 0)
print(np.argmax(np.zeros(n)))
