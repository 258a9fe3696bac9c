import numpy as np
xs = []
for i in range(4):
    xs.append(np.full(2, float(i)))
m = np.array(xs)
print(m, np.stack(xs).sum(), sum(xs))
xs[0][0] = 99
print(xs[0], m[0])
