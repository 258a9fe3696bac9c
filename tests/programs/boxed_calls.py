# boxed: may alias another one
import numpy as np

n = int(np.array([4]).sum())


def either(a, b, k):
    return a if k > 2 else b


def both(a, k):
    x = a
    y = a if k > 2 else a.copy()
    y[0] = 50
    return x, y


def inside(a, b, k):
    x = a if k > 2 else b
    x[0] += 100
    return a.sum() + b.sum()


def fill(x, v):
    x[:] = v
    x[1:3] += 1


def deep(a, b, k):
    if k == 0:
        return a[0] + b[0]
    x = a if k % 2 else b
    x[0] += k
    return deep(b, a, k - 1) + a[0]


class Field:
    def __init__(self, n):
        self.old, self.new = np.zeros(n), np.arange(n, dtype=float)

    def step(self, k):
        target = self.old if k % 2 else self.new
        target[k % len(target)] = k
        if k > 1:
            self.old, self.new = self.new, self.old


for k in (n, n - 3):
    a, b = np.arange(5), np.ones(5, int)
    x = either(a, b, k)
    x[2] = 9
    print(x, a, b)
    x, y = both(a, k)
    x[1] = 60
    y[3] = 70
    print(x, y, a)
    print(inside(a, b, k), a, b)
    z = a if k > 2 else b
    fill(z, 3)
    print(z, a, b)
    fill(z[::2], 8)
    print(z, a, b, z.tolist(), np.array([z, a]), np.concatenate([z, b]))
    try:
        z[k + 3] = 1
    except IndexError as e:
        print("IndexError", z, a, b)
    print(deep(a, b, k), a, b)

f = Field(3)
for k in range(5):
    f.step(k)
    print(f.old, f.new)

# Two buffers that a loop swaps until it is done, and a third name for one of them.
old, new = np.zeros(6), np.arange(6.0)
best = old
while new[0] < 3 or n > 20:
    old, new = new, old
    new[1:-1] = (old[:-2] + old[2:]) / 2
    new[0] = old[0] + 1
    if new.sum() > best.sum():
        best = new
    n += 1
print(old, new, best, n)
best[:] = 0
print(old, new, best)
