import numpy as np
np.random.seed(0)
inside = 0
for i in range(1000):
    x, y = np.random.rand(), np.random.rand()
    if x * x + y * y < 1:
        inside += 1
print(4 * inside / 1000)
