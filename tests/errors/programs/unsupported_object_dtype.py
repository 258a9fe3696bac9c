# error: 3 data type
import numpy as np
print(np.zeros(3, dtype=object))
