import numpy as np
def size(n):
    return int(np.arange(n + 1).max())
n = size(10)
adj = [[] for _ in range(n)]
for i in range(n):
    adj[i].append((i * 3) % n)
    adj[(i * 3) % n].append(i)
print(adj)
g = {}
for i in range(n):
    if i % 3 not in g:
        g[i % 3] = []
    g[i % 3].append(i)
print(g)
h = {}
for w in "the cat sat on the mat at noon".split():
    h.setdefault(len(w), []).append(w)
print(h)
for k in sorted(h):
    print(k, h[k], len(h[k]))
def topo(edges, n):
    out = {i: [] for i in range(n)}
    indeg = {i: 0 for i in range(n)}
    for a, b in edges:
        out[a].append(b)
        indeg[b] += 1
    queue = [i for i in range(n) if indeg[i] == 0]
    order = []
    while queue:
        u = queue.pop(0)
        order.append(u)
        for v in out[u]:
            indeg[v] -= 1
            if indeg[v] == 0:
                queue.append(v)
    return order
print(topo([(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)], size(5)))
rows = [[] for _ in range(20)]
rows[3].append(1.5)
rows[4] += [2.5, 3.5]
print(rows[3], rows[4], len(rows[5]))
m = {}
for i in range(n):
    m.setdefault(i % 2, {})[i] = i * i
print(m)
sets = {}
for i in range(n):
    sets.setdefault(i % 4, set()).add(i)
print(sets)
