import numpy as np
class P:
    def __init__(self, v):
        self.v = v
k = int(np.array([3]).sum())
ps = []
for i in range(k):
    ps.append(P(float(i)))
ps[1].v = 50.0
for p in ps:
    p.v += 1
print([p.v for p in ps])
