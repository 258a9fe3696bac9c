# error: 3 index 7 is out of bounds for axis 0 with size 3
import numpy as np
print(np.zeros(3)[7])
