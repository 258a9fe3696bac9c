# error: 3 The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()
import numpy as np
if np.arange(3) > 1:
    print("yes")
