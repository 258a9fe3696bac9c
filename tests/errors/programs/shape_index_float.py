# error: 3 only integers, slices
import numpy as np
print(np.zeros(3)[1.5])
