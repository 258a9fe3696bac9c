import numpy as np
rng = np.random.RandomState(0)
n = int(rng.randint(4, 8))
def f(l):
    t = 0
    for i in range(3):
        l.sort(key=lambda x: -x)
        t += i
    return t
a = [int(v) for v in rng.randint(0, 10, n)]
print(a)
f(a)
print(a)
g = [[int(v) for v in rng.randint(0, 10, n)] for _ in range(n)]
g[1].sort(key=lambda x: -x)
print(g)
r = g[2]
r.sort(key=lambda x: x % 3)
print(g, r)
