import numpy as np
xs = []
for i in range(4):
    xs.append(np.full(2, float(i)))
m = np.array(xs)
print(m, np.stack(xs).sum(), sum(xs))
print(xs[0], m[1])
