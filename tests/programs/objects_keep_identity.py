import numpy as np
n = int(np.array([3]).sum())
class A:
    def __init__(self, v):
        self.v = v
a = A(1)
b = A(2)
best = a
for i in range(n):
    if i % 2:
        best = b
best.v = 5
print(a.v, b.v)
if n > 2:
    y = A(1)
    x = y
else:
    y = A(2)
    x = y
x.v = 50
print(y.v)
pair = (a, 1) if n > 2 else (b, 2)
pair[0].v = 99
print(a.v, b.v)
def change(x, y, n):
    c = x if n % 2 else y
    c.v -= 5
change(a, b, n)
d = {"a": a, "b": b, "c": A(8)}
for i in range(n + 4):
    d["abc"[i % 3]].v -= 3
print(a.v, b.v, d["c"].v)
xs = [1, 2]
ys = [3]
for i in range(n + 3):
    c = xs if i % 2 else ys
    c.append(i)
zs = xs if n % 2 else ys
zs.append(77)
print(xs, ys)
