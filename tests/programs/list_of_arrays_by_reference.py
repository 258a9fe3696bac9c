# boxed: this changes an array that
import numpy as np
n = int(np.array([70]).sum())
xs = []
for i in range(n):
    xs.append(np.arange(4.0) + i)
a = xs[3]
xs[3] += 10
print(a, xs[3], a is xs[3])
for x in xs:
    x[0] = -1
print(a, xs[69], sum(x.sum() for x in xs))
ys = xs[:]
ys[5] *= 2
print(xs[5], ys[5])
d = {}
for i in range(n):
    d[i % 7] = xs[i]
d[3][1] += 100
print(xs[66], d[3])
m = np.array(xs)
m[0] = 0
print(xs[0], m.shape)
print(xs[:2])
b = np.zeros(4)
xs.append(b)
b[2] = 5
print(xs[-1], len(xs))
