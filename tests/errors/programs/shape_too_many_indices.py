# error: 3 too many indices for array: array is 1-dimensional, but 2 were indexed
import numpy as np
print(np.zeros(3)[0, 0])
