names = ["a", "b", "c"]
vals = [1.5, 2.5, 3.5]
for i in range(len(names)):
    print(names[i], vals[i])
import numpy as np
for k in np.array([2, 0]):
    print(names[k], vals[k])
