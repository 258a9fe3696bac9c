import numpy as np
a = np.array([1, -2, 3, -4])
m = a < 0
print(m, a[m], a[~m], a[a > 100], m.sum(), np.count_nonzero(m))
b = np.arange(6).reshape(2, 3)
print(b[b % 2 == 0], b[:, np.array([True, False, True])])
