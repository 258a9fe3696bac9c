# error: 3 module 'numpy' has no attribute 'frobnicate'
import numpy as np
print(np.frobnicate(3))
