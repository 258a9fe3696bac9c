# error: 3 TypeError
import numpy as np
print(np.zeros(2.5))
