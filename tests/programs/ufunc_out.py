import numpy as np
a = np.arange(4.0)
b = np.empty(4)
np.add(a, 1, out=b)
np.multiply(b, 2, b)
print(b)
c = np.zeros((2, 4))
np.exp(a * 0, out=c[1])
print(c)
