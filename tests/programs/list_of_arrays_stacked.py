import numpy as np
def size(n):
    return int(np.arange(n + 1).max())
xs = []
for i in range(size(4)):
    xs.append(np.arange(3.0) * i)
print(np.array(xs))
print(np.stack(xs).sum())
