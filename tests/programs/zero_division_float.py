import numpy as np
x = float(np.zeros(3).sum())
print(1.0 / x)
