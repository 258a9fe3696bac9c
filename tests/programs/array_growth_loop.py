import numpy as np
a = np.zeros((0, 2))
for i in range(4):
    a = np.concatenate([a, np.full((1, 2), i)], axis=0)
print(a, a.shape)
b = np.array([1])
for i in range(3):
    b = np.append(b, i)
print(b)
