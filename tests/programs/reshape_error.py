import numpy as np
a = np.arange(12)
print("x")
print(a.reshape(5, 3))
