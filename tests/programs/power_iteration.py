import numpy as np
a = np.array([[2.0, 1.0], [1.0, 3.0]])
v = np.ones(2)
for i in range(50):
    v = a @ v
    v = v / np.sqrt((v * v).sum())
print(np.round(v, 8), round(float(v @ a @ v), 8))
