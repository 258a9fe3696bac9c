from collections import deque, defaultdict, Counter, namedtuple, OrderedDict
from dataclasses import dataclass, field, asdict, astuple, replace
import itertools
import string
import numpy as np
def size(n):
    return int(np.arange(n + 1).max())
n = size(10)
q = deque([0])
seen = {0}
order = []
while q:
    u = q.popleft()
    order.append(u)
    for v in (u * 2 + 1, u * 2 + 2):
        if v < n and v not in seen:
            seen.add(v)
            q.append(v)
print(order, q, len(q))
d = defaultdict(list)
for i in range(n):
    d[i % 3].append(i)
print(d[0], sorted(d.items()), len(d), 1 in d)
c = Counter("mississippi")
print(c, c.most_common(2), c["z"], sum(c.values()))
for k, v in sorted(c.items()):
    print(k, v)
e = defaultdict(int)
for w in "a b a c b a".split():
    e[w] += 1
print(dict(e.items()))
Point = namedtuple("Point", "x y")
p = Point(1, 2)
print(p, p.x, p[1], p == (1, 2), tuple(p), p._asdict(), p._replace(x=5), len(p))
a, b = p
print(a + b)
@dataclass
class Item:
    name: str
    price: float = 1.5
    tags: list = field(default_factory=list)
    def total(self, k):
        return self.price * k
x, y = Item("a"), Item("b", 2.0, ["t"])
x.tags.append("z")
print(x, y, x == y, x == Item("a", 1.5, ["z"]), x.total(3), asdict(y), astuple(y))
print(replace(y, name="q"))
@dataclass(order=True)
class V:
    a: int
    b: int = field(default=3, compare=False)
print(sorted([V(3), V(1), V(2)]), V(1) < V(2), V(1, 2) == V(1, 5))
for t in itertools.product(range(2), "ab"):
    print(t, end=" ")
print()
print(list(itertools.permutations([1, 2, 3], 2)), list(itertools.combinations(range(4), 2)))
for i in itertools.count(5):
    if i > 8:
        break
    print(i, end=" ")
print(list(itertools.islice(itertools.count(), 3, 9, 2)), list(itertools.chain([1], [2, 3])), list(itertools.chain.from_iterable([[1], [2]])))
print(list(itertools.accumulate([1, 2, 3, 4])), list(itertools.accumulate([1, 2, 3], lambda a, b: a * b)))
print([(k, list(g)) for k, g in itertools.groupby([1, 1, 2, 3, 3])])
print(string.ascii_lowercase, string.digits, list(itertools.takewhile(lambda v: v < 3, range(10))))
print(sum(a * b for a, b in itertools.combinations(range(n), 2)), len(list(itertools.product(range(n), repeat=2))))
dq = deque(maxlen=3)
for i in range(n):
    dq.append(i)
dq.appendleft(99)
dq.rotate(1)
print(dq, list(dq), dq[0], dq[-1], dq.pop(), sum(dq))
class B:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __contains__(self, x): return x == self.n
print(bool(B(0)), bool(B(size(2))), not B(1), 3 in B(3), 4 in B(3))
try:
    deque().popleft()
except IndexError as err:
    print(err)
od = OrderedDict()
od["x"] = 1
od["y"] = 2
od.move_to_end("x")
print(od, list(od))
