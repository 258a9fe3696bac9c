# error: 3 'numpy.ndarray' object has no attribute 'frobnicate'
import numpy as np
print(np.zeros(3).frobnicate())
