import numpy as np
def g(xs, n):
    while n > 0:
        xs.append(n)
        n -= 1
    return xs
xs = []
ys = g(xs, int(np.array([3]).sum()))
ys.append(100)
print(xs, ys is xs)
def h(d, k):
    d["k"] = k
    return d
dd = {}
for i in range(4):
    h(dd, i)
print(dd)
class C:
    total = 0
    def __init__(self):
        self.items = []
    def add(self, x):
        self.items.append(x)
        C.total += x
        return self
c = C()
for i in range(5):
    c.add(i * i)
print(c.items, C.total, c.total)
x = 5
def f():
    return x
x = 6
print(f())
for i in range(3):
    x += i
    print(f(), end=" ")
print()
