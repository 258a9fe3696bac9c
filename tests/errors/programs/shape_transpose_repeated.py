# error: 3 repeated axis in transpose
import numpy as np
print(np.zeros((2, 3)).transpose(0, 0))
