import numpy as np

a = np.linspace(1, 4, 2)
b = 2 if a[-2] > 1 else a
b //= 2
print(a, b)
