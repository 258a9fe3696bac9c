# error: 3 Integers to negative integer powers are not allowed
import numpy as np
print(np.arange(1, 4) ** -1)
