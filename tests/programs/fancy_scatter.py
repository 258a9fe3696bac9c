import numpy as np
a = np.zeros(6)
a[[1, 3]] = 5
a[np.array([0, 5])] += 2
print(a)
b = np.zeros((3, 3))
b[np.arange(3), np.arange(3)] = [1, 2, 3]
b[[0, 2]] += 10
print(b)
np.add.at(a, [0, 0, 1], 1)
print(a)
