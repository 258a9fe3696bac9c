import numpy as np
n = int(np.arange(5).sum())
for i in range(n, 0, -3):
    print(i, end=",")
print()
print(list(range(10, -1, -4)))
