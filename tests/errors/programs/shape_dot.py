# error: 3 ValueError
import numpy as np
print(np.dot(np.zeros(3), np.zeros(4)))
