import numpy as np
a = np.arange(6).reshape(2, 3)
for row in a:
    for v in row:
        print(v, end=" ")
print()
for row in a:
    row[0] = 100
print(a)
print([int(v) for v in a.flatten()], list(a[0]), a.tolist(), tuple(a[1]))
