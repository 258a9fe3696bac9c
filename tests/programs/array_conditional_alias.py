# boxed: alias
import numpy as np
k = int(np.array([2]).sum())
a, b = np.zeros(3), np.ones(3)
c = a if k > 1 else b
c[0] = 9
print(a, b, c)
