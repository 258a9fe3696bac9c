# raises: 4 ValueError: n is 0
import numpy as np
n = int(np.random.rand() * 0)
if n < 1: raise ValueError(f"n is {n}")
