import numpy as np
# stress: aliasing through objects and branches
class N:
    def __init__(self, v):
        self.v = v
        self.next = None
a = N(1)
b = N(2)
a.next = b
k = int(np.array([3]).sum())
c = a if k > 2 else b
c.v = 10
print(a.v, b.v)
if k > 2:
    a.next.v = 7
print(b.v)
l = [[1, 2], [3]]
m = l[0]
for i in range(3):
    m.append(i)
print(l, len(m))
d = {"x": [1]}
e = d["x"]
if k > 1:
    e.append(5)
print(d)
t = ([1], 2)
for i in range(2):
    t[0].append(i)
print(t)
