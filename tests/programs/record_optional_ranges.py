import numpy as np
n = int(np.array([7]).sum())
class A:
    def __init__(self, k):
        self.f0 = []
        self.f1 = 't%d' % k
        self.f2 = None
        self.n = k
    def m0(self, o):
        self.f2 = len(o.f0) + 4
        self.f2 = 9
    def m1(self, o):
        self.f0 = [len(self.f1) + -3, self.n]
        self.n += (o.n) % 97
        self.f2 = len(self.f0)
xs = []
for i in range(n):
    xs.append(A(i))
p = xs[-1]
for i in range(n):
    x, y = xs[i], xs[(i * 7 + 1) % n]
    x.f1 = str(-1 + len(y.f1)) + 'x'
    y.m1(xs[0])
for i in range(n):
    x, y = xs[i], xs[(i * 7 + 1) % n]
    y.f0 = xs[2 % n].f0
xs[n // 2].f1 = str(p.n) + 'x'
for i in range(n):
    x, y = xs[i], xs[(i * 7 + 1) % n]
    if y.f2 is not None and y.f2 > -1:
        y.f2 -= 1
    x.m1(y)
best = None
for x in xs:
    if best is None or x.n > best.n:
        best = x
best.f2 = None
for x in [xs[0], xs[1], xs[n // 2], xs[-1]]:
    print('f0', x.f0)
    print('f1', x.f1)
    print('f2', x.f2)
    print('n', x.n)
print(sum(x.n for x in xs))

