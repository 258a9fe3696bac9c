import copy
import numpy as np
n = int(np.random.RandomState(0).randint(5, 6))
class Solver:
    def __init__(self, n):
        self.n = n
        self.count = 0
        self.best = None
        self.path = []
        self.score = 0
    def walk(self, k):
        self.count += 1
        if k == 0:
            return
        for i in range(2):
            self.path.append(i)
            if self.best is None or sum(self.path) > self.best:
                self.best = sum(self.path)
            self.score += 0.5
            self.walk(k - 1)
            self.path.pop()
s = Solver(n)
t = s
u = Solver(2)
s.walk(n)
print(s.count, s.best, s.path, s.score, t.count, u.count)
t.count = 7
c = copy.copy(s)
d = copy.deepcopy(s)
s.walk(1)
c.count += 100
print(s.count, t.count, c.count, d.count, d.best)
if n > 3:
    u.walk(2)
print(u.count, u.score)
v = Solver(1)
for r in range(n):
    if r % 2:
        v.walk(r)
    v.count += 1
print(v.count, v.best, v.score)
objs = [Solver(i) for i in range(3)]
for o in objs:
    o.walk(o.n)
print([o.count for o in objs])
class Tree:
    nodes = 0
    depth = 0
    def __init__(self):
        self.log = ""
    def build(self, k, level=0):
        self.log += "ab"[k % 2]
        self.deepest = max(getattr(self, "deepest", 0), level)
        if k <= 0:
            return 1
        return self.build(k - 1, level + 1) + self.build(k - 2, level + 1)
q = Tree()
q.deepest = 0
print(q.build(n), q.log, q.deepest)
class Counter:
    total = 0
    def hit(self, k):
        Counter.total += 1
        if k:
            self.hit(k - 1)
k = Counter()
k.hit(n)
print(Counter.total, k.total)
