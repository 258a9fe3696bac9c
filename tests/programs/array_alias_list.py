import numpy as np
a = np.zeros(3)
l = [a, a]
l[0][1] = 5
print(a, l[1])
a[2] = 7
print(l)
