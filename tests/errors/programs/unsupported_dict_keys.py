# error: 5 not supported in native code: a dict whose keys are known only at run time
import numpy as np
d = {}
for i in range(int(np.random.rand() * 0) + 5):
    d[i % 3] = i
print(d)
