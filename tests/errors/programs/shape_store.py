# error: 4 could not broadcast input array from shape (4,) into shape (3,)
import numpy as np
x = np.zeros(3)
x[:] = np.zeros(4)
