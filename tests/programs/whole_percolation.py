import numpy as np
class UnionFind:
    def __init__(self, n):
        self.parent = list(range(n))
        self.size = [1] * n
        self.count = n
    def find(self, x):
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x
    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size[b]
        self.count -= 1
        return True
def percolates(grid):
    n = len(grid)
    uf = UnionFind(n * n + 2)
    top, bottom = n * n, n * n + 1
    for i in range(n):
        for j in range(n):
            if not grid[i][j]:
                continue
            if i == 0: uf.union(j, top)
            if i == n - 1: uf.union(i * n + j, bottom)
            for di, dj in ((1, 0), (0, 1)):
                a, b = i + di, j + dj
                if a < n and b < n and grid[a][b]:
                    uf.union(i * n + j, a * n + b)
    return uf.find(top) == uf.find(bottom), uf.count
rng = np.random.default_rng(3)
for p in (0.4, 0.55, 0.65, 0.8):
    hits = 0
    clusters = []
    for trial in range(10):
        grid = rng.random((12, 12)) < p
        ok, count = percolates(grid.tolist())
        hits += ok
        clusters.append(count)
    print(f"p={p:.2f} percolates {hits}/10 mean clusters {np.mean(clusters):.1f}")
def flood(grid, i, j, label, labels):
    stack = [(i, j)]
    area = 0
    while stack:
        r, c = stack.pop()
        if r < 0 or c < 0 or r >= len(grid) or c >= len(grid[0]) or not grid[r][c] or labels[r][c]:
            continue
        labels[r][c] = label
        area += 1
        stack.extend([(r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)])
    return area
grid = (rng.random((8, 8)) < 0.5).tolist()
labels = [[0] * 8 for _ in range(8)]
areas = {}
for i in range(8):
    for j in range(8):
        if grid[i][j] and not labels[i][j]:
            label = len(areas) + 1
            areas[label] = flood(grid, i, j, label, labels)
print(areas)
print("\n".join("".join(".123456789abcdefghijk"[v] for v in row) for row in labels))
