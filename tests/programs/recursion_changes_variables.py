import numpy as np
n = int(np.random.RandomState(0).randint(5, 6))
count = 0
best = None
trail = []
name = "x"
def walk(k):
    global count, best, name
    count += 1
    if k == 0:
        return
    for i in range(2):
        trail.append(k * 10 + i)
        if best is None or best < k:
            best = k
        name += str(k)
        walk(k - 1)
        trail.pop()
walk(n)
print(count, best, trail, len(name))
count = 5
walk(2)
print(count, best + 1, name[:6])
def solve(n):
    solutions = 0
    cols = [False] * n
    d1 = [False] * (2 * n)
    d2 = [False] * (2 * n)
    first = None
    queens = [-1] * n
    def place(r):
        nonlocal solutions, first
        if r == n:
            solutions += 1
            if first is None:
                first = queens[:]
            return
        for c in range(n):
            if not cols[c] and not d1[r + c] and not d2[r - c + n]:
                cols[c] = d1[r + c] = d2[r - c + n] = True
                queens[r] = c
                place(r + 1)
                cols[c] = d1[r + c] = d2[r - c + n] = False
    place(0)
    return solutions, first
print(solve(n), solve(n + 1))
total = 0.0
def add(k):
    global total
    if k > 0:
        total += k / 2
        add(k - 1)
for r in range(n):
    add(r)
    if r % 2:
        total = total - 1
print(total)
