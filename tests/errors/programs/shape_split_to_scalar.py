# error: 3 only size-1 arrays can be converted to Python scalars
import numpy as np
print(float(np.zeros(3)))
