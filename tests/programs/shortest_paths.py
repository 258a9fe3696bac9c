import heapq
from collections import defaultdict, deque
import numpy as np

def build(n, p, seed):
    rng = np.random.RandomState(seed)
    graph = defaultdict(list)
    for i in range(n):
        for j in range(n):
            if i != j and rng.rand() < p:
                graph[i].append((j, int(rng.randint(1, 10))))
    return graph

def dijkstra(graph, src, n):
    dist = {v: float("inf") for v in range(n)}
    prev = {}
    dist[src] = 0
    heap = [(0, src)]
    while heap:
        d, u = heapq.heappop(heap)
        if d > dist[u]:
            continue
        for v, w in graph[u]:
            nd = d + w
            if nd < dist[v]:
                dist[v] = nd
                prev[v] = u
                heapq.heappush(heap, (nd, v))
    return dist, prev

def path(prev, src, dst):
    out = [dst]
    while out[-1] != src:
        if out[-1] not in prev:
            return None
        out.append(prev[out[-1]])
    return out[::-1]

def bfs(graph, src):
    seen = {src}
    q = deque([(src, 0)])
    depth = {}
    while q:
        u, d = q.popleft()
        depth[u] = d
        for v, _ in sorted(graph[u]):
            if v not in seen:
                seen.add(v)
                q.append((v, d + 1))
    return depth

n = 15
g = build(n, 0.15, 5)
dist, prev = dijkstra(g, 0, n)
for v in range(n):
    print(v, dist[v], path(prev, 0, v))
print(bfs(g, 0))
M = np.full((n, n), np.inf)
np.fill_diagonal(M, 0)
for u, edges in g.items():
    for v, w in edges:
        M[u, v] = min(M[u, v], w)
for k in range(n):
    M = np.minimum(M, M[:, k:k+1] + M[k:k+1, :])
print(M[0])
assert all(M[0, v] == dist[v] for v in range(n))
