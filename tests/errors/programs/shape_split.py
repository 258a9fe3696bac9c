# raises: 3 array split does not result in an equal division
import numpy as np
print(np.split(np.arange(7), 3))
