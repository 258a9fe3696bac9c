import numpy as np
l = [1, 2, 3]
k = int(np.arange(3).sum())
print(l[k])
