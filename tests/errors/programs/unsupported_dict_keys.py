# error: 6 not supported in native code: printing this dict
import numpy as np
d = {}
for i in range(int(np.random.rand() * 0) + 5):
    d[i % 3] = i if i < 2 else "many"
print(d)
