# raises: 4 
import sys
import numpy as np
a = np.load(sys.argv[1] + "/object.npy").astype(np.float64)
assert a.ndim == 1
print(a[0])
