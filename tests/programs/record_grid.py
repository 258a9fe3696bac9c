import copy
class Grid:
    def __init__(self, n):
        self.cells = [[Cell(i, j) for j in range(n)] for i in range(n)]
        self.n = n
    def neighbours(self, c):
        out = []
        for di in (-1, 0, 1):
            for dj in (-1, 0, 1):
                i, j = c.i + di, c.j + dj
                if (di or dj) and 0 <= i < self.n and 0 <= j < self.n:
                    out.append(self.cells[i][j])
        return out
    def step(self):
        for row in self.cells:
            for c in row:
                c.count = sum(1 for o in self.neighbours(c) if o.alive)
        for row in self.cells:
            for c in row:
                c.alive = c.count == 3 or (c.alive and c.count == 2)
class Cell:
    __slots__ = ("i", "j", "alive", "count")
    def __init__(self, i, j):
        self.i = i
        self.j = j
        self.alive = (i * 7 + j * 3) % 4 == 0
        self.count = 0
g = Grid(20)
for _ in range(8):
    g.step()
print(sum(c.alive for row in g.cells for c in row))
c = g.cells[3][4]
d = copy.copy(c)
d.count = 77
print(c.count != 77, d.i, d.j, c is d, c is g.cells[3][4])
for row in g.cells[:3]:
    print("".join("#" if c.alive else "." for c in row))
