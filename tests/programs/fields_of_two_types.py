import numpy as np


class C:
    def __init__(self, w, n=1):
        self.w = w
        self.n = n

    def get(self):
        return self.w, self.n

    def step(self, d):
        self.w = self.w * d
        return self


a = np.arange(3)
for limit in 1, 5:
    o = C(a)
    if a.sum() > limit:
        o.w = a.std(keepdims=True)
    else:
        o.n = 2.5
    print(o.get(), o.w, o.n, o.w.dtype)
    o.step(2)
    print(o.get())
    o.n += 1
    print(o.n)
    p = C(a + 1) if a.sum() > limit else C(a / 2, 3)
    get = p.get
    print(get(), p.step(3).get())


# lists and tuples with items of other types on two paths
for limit in 1, 5:
    if a.sum() > limit:
        l = [a, a]
    else:
        l = [a + 0.5, a + 1.5]
    x, y = l
    print(l, x + y)
    b = l[0]
    print(np.concatenate([b, a]), np.vstack((a, b)), np.array([b, b]).dtype, np.select([a > 1, a < 1], [a, b]))
    c = [b, a]
    d = np.column_stack(c)
    c.append(b)
    print(d, len(c))
