# error: 3 all the input array dimensions
import numpy as np
print(np.concatenate([np.zeros((2, 3)), np.zeros((2, 4))]))
