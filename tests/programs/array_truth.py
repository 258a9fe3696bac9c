import numpy as np
a = np.array([5])
if a > 3:
    print("yes")
print(bool(a), bool(np.array(0)), not a)
