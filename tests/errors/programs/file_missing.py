# raises: 4 No such file or directory
import sys
import numpy as np
weights = np.load(sys.argv[1] + "/missing.npz")
a = weights["w"].astype(np.float64)
assert a.ndim == 1
print(a)
