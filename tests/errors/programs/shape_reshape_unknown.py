# error: 3 can only specify one unknown dimension
import numpy as np
print(np.arange(6).reshape(-1, -1))
