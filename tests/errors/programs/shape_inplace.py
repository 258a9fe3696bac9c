# error: 4 ValueError
import numpy as np
x = np.zeros(3)
x += np.zeros((2, 3))
