# raises: 3 AssertionError
import numpy as np
assert np.random.rand() > 2
