# error: 3 setting an array element with a sequence
import numpy as np
print(np.array([[1, 2], [3]], dtype=np.float64))
