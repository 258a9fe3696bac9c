# boxed: this changes an array that
import numpy as np
xs = []
for i in range(4):
    xs.append(np.full(2, float(i)))
xs[0][0] = 99
print(xs[0])
