from collections import deque
class Vertex:
    def __init__(self, ident):
        self.ident = ident
        self.adj = []
        self.seen = False
        self.dist = -1
        self.parent = None
n = 200
vs = [Vertex(i) for i in range(n)]
for i in range(n):
    for k in (1, 7, 31):
        j = (i * k + k) % n
        vs[i].adj.append(vs[j])
        vs[j].adj.append(vs[i])
q = deque([vs[0]])
vs[0].seen = True
vs[0].dist = 0
while q:
    v = q.popleft()
    for u in v.adj:
        if not u.seen:
            u.seen = True
            u.dist = v.dist + 1
            u.parent = v
            q.append(u)
print(max(v.dist for v in vs), sum(v.dist for v in vs))
v = max(vs, key=lambda v: v.dist)
path = []
while v is not None:
    path.append(v.ident)
    v = v.parent
print(path)
