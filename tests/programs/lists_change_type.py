import numpy as np
rng = np.random.RandomState(0)
n = int(rng.randint(4, 8))
k = [float(i) for i in range(n)]
k[1] = 7
k.append(3)
print(k, sum(k), max(k), sorted(k))
d = [0] * n
for i in range(n):
    if i % 2:
        d[i] = i / 2
print(d)
x = {i: float("inf") for i in range(n)}
x[0] = 0
for i in range(1, n):
    if x[i - 1] + 1 < x[i]:
        x[i] = x[i - 1] + 1
print(x, min(x.values()))
def fill(l, i, v):
    l[i] = v
m = [0] * n
fill(m, 2, 1.5)
print(m)
a = [0] * n
b = [1] * n
c = a if n > 5 else b
a[0] = 2
c[1] = 9
print(a, b, c)
g = [[0] * n for _ in range(3)]
row = [0] * n
g.append(row)
row2 = g[1]
print(g, row2)
cnt = {}
for w in "a b a c b a".split():
    cnt[w] = cnt.get(w, 0) + 1
for w in cnt:
    cnt[w] = cnt[w] / 6
print(cnt)
class Box:
    def __init__(self, n):
        self.items = [0] * n
        self.best = {}
    def put(self, i, v):
        self.items[i] = v
        self.best[i] = v
b = Box(n)
for i in range(n):
    b.put(i, i * 0.5)
print(b.items, b.best)
def mean_of(l):
    return sum(l) / len(l)
vals = [0] * n
print(mean_of(vals))
dp = [[0] * n for _ in range(n)]
for i in range(1, n):
    for j in range(1, n):
        dp[i][j] = max(dp[i-1][j], dp[i][j-1]) + 1
print(dp)
res = []
for i in range(n):
    if i % 3 == 0:
        res.append(i)
    else:
        res.append(i / 3)
print(res, 1.0)
best = [None] * n
for i in range(n - 1):
    best[i] = i * i
print(best)
print([b for b in best if b is not None])
tot = 0
for b in best:
    if b is None:
        print("none")
    else:
        tot += b
print(tot)
xs = [float(i) for i in range(n)]
ys = list(range(n))
print(xs == ys, ys == xs, xs != ys)
import numpy as np
rng = np.random.RandomState(0)
n = int(rng.randint(4, 8))
a = [None] * n
for i in range(n):
    a[i] = "s" + str(i)
print(a, "".join(a), "-".join(a))
a[n - 2] = None
try:
    print("".join(a))
except TypeError as e:
    print(e)
