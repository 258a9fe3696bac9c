import heapq
from dataclasses import dataclass, field
@dataclass
class Job:
    name: str
    prio: int
    done: bool = False
    deps: list = field(default_factory=list)
@dataclass(order=True)
class Item:
    cost: float
    ident: int
jobs = [Job(f"job{i}", (i * 7) % 10) for i in range(20)]
for i in range(1, 20):
    jobs[i].deps.append(i - 1)
jobs.sort(key=lambda j: j.prio)
for j in jobs[:5]:
    j.done = True
print([j.name for j in jobs if j.done], sum(len(j.deps) for j in jobs))
print(jobs[0])
h = []
for i in range(30):
    heapq.heappush(h, Item((i * 37) % 11 + 0.5, i))
s = 0
while h:
    it = heapq.heappop(h)
    s = s * 31 % 1000003 + it.ident
print(s)
print(Item(1.0, 2) == Item(1.0, 2), Item(1.0, 2) < Item(1.5, 0))
