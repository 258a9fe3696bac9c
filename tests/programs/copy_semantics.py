import numpy as np
import copy
a = np.arange(3)
b = a.copy()
c = np.array(a)
d = np.asarray(a)
a[0] = 10
print(a, b, c, d)
l = [1, [2]]
m = l.copy()
m[0] = 9
m[1].append(3)
print(l, m)
