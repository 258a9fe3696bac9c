import numpy as np
rng = np.random.RandomState(0)
n = int(rng.randint(4, 8))
a = [0] * n
b = [1] * n
c = a if n > 5 else b
c[0] = 1.5
print(a, b, c)
