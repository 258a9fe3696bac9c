# refused: run-time list
import numpy as np
k = int(np.array([3]).sum())
l = [[0, 0] for i in range(k)]
m = l[1]
l[1][0] = 5
m.append(7)
d = [{"a": i} for i in range(k)]
d[0]["a"] = 9
print(l, m)
for e in d:
    e["a"] += 1
print([e["a"] for e in d])
