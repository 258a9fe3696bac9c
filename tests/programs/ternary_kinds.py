import numpy as np
k = int(np.array([2]).sum())
v = "yes" if k > 1 else "no"
print(v, 1 if k > 5 else 2.5, [1] if k > 5 else [1, 2])
