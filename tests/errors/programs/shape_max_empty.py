# error: 3 zero-size array to reduction operation maximum which has no identity
import numpy as np
print(np.max(np.zeros(0)))
