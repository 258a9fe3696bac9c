# error: 3 operands could not be broadcast together with shapes (3,) (4,)
import numpy as np
print(np.zeros(3) + np.zeros(4))
