# error: 3 data type 'float77' not understood
import numpy as np
print(np.zeros(3, dtype="float77"))
