# error: 3 keyword argument
import numpy as np
print(np.zeros(3, shade=3))
