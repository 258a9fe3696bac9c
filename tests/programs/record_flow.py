from collections import defaultdict, deque
class Edge:
    def __init__(self, to, cap, rev):
        self.to = to
        self.cap = cap
        self.rev = rev
class Dinic:
    def __init__(self, n):
        self.g = [[] for _ in range(n)]
        self.n = n
    def add(self, a, b, cap):
        self.g[a].append(Edge(b, cap, len(self.g[b])))
        self.g[b].append(Edge(a, 0, len(self.g[a]) - 1))
    def bfs(self, s):
        self.level = [-1] * self.n
        self.level[s] = 0
        q = deque([s])
        while q:
            v = q.popleft()
            for e in self.g[v]:
                if e.cap > 0 and self.level[e.to] < 0:
                    self.level[e.to] = self.level[v] + 1
                    q.append(e.to)
    def dfs(self, v, t, f):
        if v == t:
            return f
        while self.it[v] < len(self.g[v]):
            e = self.g[v][self.it[v]]
            if e.cap > 0 and self.level[v] < self.level[e.to]:
                d = self.dfs(e.to, t, min(f, e.cap))
                if d > 0:
                    e.cap -= d
                    self.g[e.to][e.rev].cap += d
                    return d
            self.it[v] += 1
        return 0
    def flow(self, s, t):
        total = 0
        while True:
            self.bfs(s)
            if self.level[t] < 0:
                return total
            self.it = [0] * self.n
            while True:
                f = self.dfs(s, t, 10 ** 9)
                if f == 0:
                    break
                total += f
d = Dinic(40)
for i in range(39):
    for k in (1, 2, 5, 11):
        if i + k < 40:
            d.add(i, i + k, (i * 7 + k * 3) % 13 + 1)
print(d.flow(0, 39))
