# raises: 4 ValueError: math domain error
import math
import numpy as np
print(math.sqrt(-1.0 - np.random.rand() * 0))
