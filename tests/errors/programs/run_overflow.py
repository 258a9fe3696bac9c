# native-raises: 6 OverflowError
import numpy as np
n = int(np.random.rand() * 0) + 3
x = n
for i in range(100):
    x = x * n
print(x)
