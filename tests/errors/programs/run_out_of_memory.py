# raises: 4 MemoryError
import numpy as np
n = int(np.random.rand() * 0) + 40000000000000
x = np.zeros(n)
print(x[0])
