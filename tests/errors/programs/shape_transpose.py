# error: 3 axes don't match array
import numpy as np
print(np.zeros((2, 3)).transpose(0, 1, 2))
