"""copy.copy and copy.deepcopy."""
import copy
import sys
from copy import deepcopy
import numpy as np

n = len(sys.argv) + 2


class Base(object):
    def __init__(self, rate):
        self.rate = rate
        self.w = np.zeros(2)


class Step(Base):
    def __init__(self, rate):
        super(Step, self).__init__(rate)
        self.seen = []

    def update(self, g):
        self.w += self.rate * g
        self.seen.append(float(g[0]))
        return self.w


a = Step(0.5)
b, c = copy.copy(a), copy.deepcopy(a)
b.rate = 2.0
a.update(np.array([1.0, 2.0]))
c.update(np.array([4.0, 8.0]))
print(a.w, b.w, c.w, a.seen, b.seen, c.seen, a.rate, b.rate, a is b, b.w is a.w)

grid = [[i * j for j in range(n)] for i in range(n)]
shallow, deep = copy.copy(grid), deepcopy(grid)
grid[0][1] = 99
grid[1] = [7]
print(grid, shallow, deep)

row = [1, 2] * n
same = deepcopy([row, row, [0]])
same[0][0] = 5
print(same, row)
shared = deepcopy([row] * n)
shared[0][1] = 8
print(shared)

d = {"a": [1, 2], "b": {"c": (3, [4])}, "d": "text", "f": len}
e = deepcopy(d)
d["a"].append(5)
d["b"]["c"][1].append(6)
print(d["a"], e["a"], d["b"], e["b"], e["f"] is len)
t = (1, (2, "x"))
print(deepcopy(t) is t, copy.copy(t) is t, deepcopy(3), deepcopy(None))

counts = {}
for w in ["x", "y" * n, "x"]:
    counts[w] = counts.get(w, 0) + 1
more = deepcopy(counts)
counts["z"] = 1
print(counts, more, deepcopy({1, 2}), copy.copy({3: 4}))


class Pair:
    def __init__(self):
        self.first = [1]
        self.second = self.first
        self.me = {"list": self.first}


p = deepcopy(Pair())
p.first.append(2)
print(p.first, p.second, p.me, p.first is p.second)
x = np.arange(3)
y = deepcopy([x, x])
y[0][0] = 10
print(x, y, copy.copy(x).sum())
try:
    super(Step, Base(1)).__init__(2)
except TypeError as error:
    print(error)
