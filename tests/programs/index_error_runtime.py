import numpy as np
a = np.arange(3)
k = int(a.sum()) + 4
print("before")
print(a[k])
