# a.flat: walked over, indexed and assigned.
import numpy as np

n = int(np.sum(np.ones(3)))
a = np.arange(n * 4.0).reshape(n, 4)
f = a.flat
print(next(f), [x for x in f], list(f), len(f), f[1], f[1:4], f[[0, 2]], f[-1], f[::5])
print(sum(a.flat), max(a.flat), list(a.T.flat), list(a[::2, 1:].flat), [i for i, x in enumerate(a.flat) if x > 6])
a.flat[0] = 50
a.flat[-1] = -1
a.T.flat[1] = 77
print(a)
for i, x in enumerate(a.flat):
    a.flat[i] = x * 2
print(a, a.flat.copy(), type(a.flat[0]))
b = np.zeros((2, n), dtype=int)
b.flat = 7
print(b)
b.flat = [1, 2]
print(b)
b.flat[1:4] = [8, 9]
b.T.flat = np.arange(6)
print(b)
try:
    print(b.flat[6])
except IndexError:
    print('no')
print(list(zip(b.flat, b.T.flat)), [x + y for x, y in zip(a.flat, range(3))])
c = np.arange(8).reshape(2, 2, 2)
print(c.flat[5], c.flat[c.flat[3]], list(np.zeros((0, 3)).flat), list(np.array(5).flat), c[:, ::-1].flat[2])
total = 0
for x in c.flat:
    if x == 5:
        break
    total += x
print(total, all(x >= 0 for x in c.flat))
