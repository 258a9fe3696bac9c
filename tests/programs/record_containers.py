class Stack:
    def __init__(self):
        self.items = []
    def push(self, x):
        self.items.append(x)
    def pop(self):
        if not self.items:
            raise IndexError("pop from empty stack")
        return self.items.pop()
    def __len__(self):
        return len(self.items)
    def __bool__(self):
        return len(self.items) > 0
class Matrix:
    def __init__(self, rows):
        self.rows = rows
        self.n = len(rows)
    def __getitem__(self, ij):
        return self.rows[ij[0]][ij[1]]
    def __setitem__(self, ij, v):
        self.rows[ij[0]][ij[1]] = v
    def __matmul__(self, o):
        return Matrix([[sum(self[i, k] * o[k, j] for k in range(self.n)) for j in range(self.n)] for i in range(self.n)])
    def __eq__(self, o):
        return self.rows == o.rows
    def trace(self):
        return sum(self[i, i] for i in range(self.n))
s = Stack()
for i in range(300):
    s.push(i)
    if i % 3 == 0 and s:
        s.pop()
print(len(s), s.pop(), bool(s))
try:
    while True:
        s.pop()
except IndexError as e:
    print(e)
m = Matrix([[float((i * j) % 5) for j in range(8)] for i in range(8)])
p = m
for _ in range(70):
    p = p @ m
    t = p.trace()
    for i in range(8):
        for j in range(8):
            p[i, j] = p[i, j] / t
print(round(p.trace(), 6), p == p, p == m, round(p[2, 3], 9))
ms = [Matrix([[i, 1], [0, i]]) for i in range(80)]
ms[5][0, 1] = 9
print(ms[5].rows, ms[6].trace())
