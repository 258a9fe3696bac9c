import numpy as np
a = np.zeros((3, 4))
k = int(a.sum()) - 5
a[1, k] = 2
