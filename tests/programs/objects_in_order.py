import numpy as np
rng = np.random.RandomState(0)
n = int(rng.randint(4, 8))
class P:
    def __init__(self, k, name):
        self.k, self.name = k, name
    def __lt__(self, other):
        return self.k < other.k
    def __repr__(self):
        return f"P({self.k}, {self.name!r})"
ps = [P(int(rng.randint(0, 4)), "n" + str(i)) for i in range(n)]
print(ps)
print(sorted(ps))
ps.sort(reverse=True)
print(ps, min(ps), max(ps))
class V:
    def __init__(self, x):
        self.x = x
    def __eq__(self, o):
        return self.x == (o.x if isinstance(o, V) else o)
    def __le__(self, o):
        return self.x <= o.x
print(V(3) == V(3), V(3) != V(3), 3 == V(3), V(3) == 3, 4 != V(3), V(1) <= V(2), V(1) >= V(2), [V(1), V(2)] == [V(1), V(2)], V(2) in [1, 2], 2 in [V(2)])
try:
    print(V(1) < V(2))
except TypeError as e:
    print(e)
print(ps[0] > ps[1], ps[0] == 3)
