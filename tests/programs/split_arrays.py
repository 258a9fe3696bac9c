import numpy as np
a = np.arange(12).reshape(2, 6)
x, y, z = np.split(a, 3, axis=1)
print(x, y, z)
for part in np.split(np.arange(6), 2):
    print(part)
print([p.tolist() for p in np.split(np.arange(7), [2, 5])], np.array_split(np.arange(5), 2))
