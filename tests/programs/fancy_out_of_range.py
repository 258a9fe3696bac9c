import numpy as np
a = np.arange(3)
i = np.array([0, 3])
print("before")
print(a[i])
