# error: 3 operands could not be broadcast together with shapes (2,) (3,) (4,)
import numpy as np
print(np.where(np.array([True, False]), np.zeros(3), np.zeros(4)))
