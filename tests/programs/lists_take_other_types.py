"""Lists within lists, objects and branches that take items of other types than they were made of."""
import numpy as np

n = int(np.random.RandomState(0).randint(3, 4))


def fractions(n):
    d = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            d[i][j] = (i - j) / 2 if i > j else 0
    return d


def roots(n):
    d = [[0.0 for i in range(n + 1)] for _ in range(n)]
    for i in range(n):
        for j in range(n):
            d[i][j] = np.sqrt(i + j)
    return d, n


class Table:
    def __init__(self, n):
        self.d = [[0.0] * n for i in range(n)]
        self.e = [1.0] * n
        self.known = [[None] * n for i in range(n)]

    def set(self, i, j, v):
        self.d[i][j] = v
        self.e[i] += v
        self.known[i][j] = i + j


def maybe(a, k):
    if a[0] > 2.0:
        l = [i * v for i, v in enumerate(a)]
    l[0] = -1.5
    l.append(k)
    return l


print(fractions(n))
for k in range(2):
    d, m = roots(n + k)
    print(d, m, type(d[0][0]).__name__, type(d[0][-1]).__name__)
t = Table(n)
t.set(1, 2, np.float64(3))
t.set(0, 0, 7)
print(t.d, t.e, t.known)
print(maybe(np.array([6.0, 1.75, 0.0]), n))
rows = []
for i in range(n):
    rows.append([0] * i)
for i in range(n):
    for j in range(i):
        rows[i][j] = i / (j + 1)
print(rows, sum(sum(r) for r in rows))
parents = [[() for _ in range(n)] for _ in range(n)]
parents[1][0] = (n, 0)
print(parents, parents[1][0] == (), parents[0][0] == ())
at = parents[1][0]
while at != ():
    print(at[0], at)
    at = parents[0][at[1]]
