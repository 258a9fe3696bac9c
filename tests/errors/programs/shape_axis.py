# error: 3 axis 2 is out of bounds for array of dimension 2
import numpy as np
print(np.zeros((2, 3)).sum(axis=2))
