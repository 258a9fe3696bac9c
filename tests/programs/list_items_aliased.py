# boxed: this changes an array that
import numpy as np
a = np.zeros(2)
k = int(np.array([3]).sum())
xs = []
for i in range(k):
    xs.append(a)
xs[0] += 1
print(xs, a)
