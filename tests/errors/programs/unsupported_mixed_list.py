# error: 5 not supported in native code: 
import numpy as np
x = []
for i in range(int(np.random.rand() * 5)):
    x.append(i if i > 2 else x[:])
print(x)
