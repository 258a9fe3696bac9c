# boxed: may alias
import numpy as np
a1 = np.array([1.5, 1.5, 0.5, 4.0, 3.0, 0.0, 9.0, 5.0, 5.0]).reshape(3, 3)
a4, a5 = np.nonzero(a1)
b = a5.ravel()
b[0] = 100
print(a4, a5, b)
c = a5.reshape(2, 4)
c[0] = 200
print(a5, c)
d = np.nonzero(a1[0])[0].ravel()
print(d)
def f(v):
    w = v.ravel()
    w[0] = -1
    return w
x = np.arange(12)
print(f(x[::2]), f(x[::3].reshape(2, 2)), f(x), x)
flow = x[1::2]
if len(x) > 5:
    flow = x[::2] if x[0] < 5 else x[::3]
y = flow.ravel()
y[0] = -9
print(flow, x, y)
z = np.diagonal(np.arange(9).reshape(3, 3)).ravel()
z[0] = 7
print(z, (x[::2] + 1).ravel(), x[::2].reshape(2, 3).reshape(-1))
