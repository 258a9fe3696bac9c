import numpy as np
a2 = np.arange(-3, 3)
c = a2.sum()
y = [bool(v) for v in a2 if v > 0] if c > 5 else [int(v) for v in a2 if v < 2]
print(y)
z = (a2[a2 > 0] > 1) if c > 5 else a2[a2 > 0]
print(z.tolist())
small = [np.float32(v) / 3 for v in a2] if c > 5 else [float(v) / 3 for v in a2]
print(small)
d = {int(v): bool(v) for v in a2 if v > 1} if c > 5 else {int(v): int(v) for v in a2}
print(d)
