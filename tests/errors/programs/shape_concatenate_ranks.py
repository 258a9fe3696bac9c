# error: 3 all the input arrays must have same number of dimensions
import numpy as np
print(np.concatenate([np.zeros((2, 3)), np.zeros(3)]))
