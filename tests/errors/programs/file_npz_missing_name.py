# raises: 5-6 KeyError
import sys
import numpy as np
z = np.load(sys.argv[1] + "/good.npz")
a = z["v"].astype(np.float64)
assert a.ndim == 1
print(a[0])
