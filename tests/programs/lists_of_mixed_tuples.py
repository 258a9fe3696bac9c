"""Run-time lists of tuples whose parts differ in type."""
import numpy as np

n = int(np.random.RandomState(0).randint(3, 4))
found = []
for i in range(n):
    if i % 2:
        found.append((i, 0.5))
    else:
        found.append((np.int64(i), i))
found.append((2.5, None))
print(found, len(found), [type(a).__name__ for a, b in found])
for a, b in found:
    print(a, b is None)
print((1, 0.5) in found, found.index((2, 2)))
queue = [(0, 0)]
for k in range(n):
    d, m = queue.pop(0)
    queue.append((d + 0.25, k))
    queue.append((k, m))
print(queue, sorted(queue), min(queue))
