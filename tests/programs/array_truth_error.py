import numpy as np
a = np.array([5, 6])
print("x")
if a > 3:
    print("yes")
