# error: 3 negative dimensions are not allowed
import numpy as np
print(np.zeros(-1))
