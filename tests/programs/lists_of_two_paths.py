"""Lists that are as long on both paths, of items that differ in type."""
import numpy as np


def neighbours(i, j, m):
    found = []
    if i - 1 >= 0:
        found.append((i - 1, j))
    else:
        found.append((m - 1, j))
    if i + 1 < m:
        found.append((i + 1, j))
    else:
        found.append((0, j))
    if j - 1 >= 0:
        found.append((i, j - 1))
    else:
        found.append((i, m - 1))
    return found


grid = np.arange(9).reshape(3, 3)
for k in range(0, 9, 4):
    i, j = np.unravel_index((grid * 2 - k == k).argmax(), grid.shape)
    for a, b in neighbours(i, j, 3):
        print(a, b, grid[a, b], type(a).__name__, type(b).__name__)
n = int(np.random.RandomState(0).randint(3, 4))
l = [1, 2.5, "x"]
if n > 2:
    l[1] = "y"
else:
    l[1] = 7
print(l)
l.append(n)
print(l, len(l))
