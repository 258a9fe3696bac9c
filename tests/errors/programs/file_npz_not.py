# raises: 4-6 
import sys
import numpy as np
z = np.load(sys.argv[1] + "/not.npz")
a = z["w"].astype(np.float64)
assert a.ndim == 1
print(a[0])
