import numpy as np
a = np.ones(3)
b = a
b += 1
print(a, b)
b = b + 1
print(a, b)
c = a[1:]
c *= 10
print(a)
