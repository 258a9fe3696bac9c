import sys
class A:
    def __init__(self, x): self.x = x
    def area(self): return self.x * 2
class B:
    def __init__(self, y, z): self.y, self.z = y, z
    def area(self): return self.y + self.z
class Reg:
    def __init__(self):
        self.by_name = {}
        self.order = []
        self.vals = []
        self.nested = {}
    def add(self, name, o):
        self.by_name[name] = o
        self.order.append(name)
        things = self.vals
        things.append(None)
        self.nested.setdefault(name[0], []).append(o)
n = len(sys.argv) + 3
r = Reg()
for i in range(n):
    r.add("a" + str(i), A(i))
r.add("bb", B(1.5, 2.5))
r.vals.append(3)
for i in range(n):
    r.vals.append(i * 0.5)
r.vals[0] = "text"
t = 0.0
for k in r.by_name:
    t += r.by_name[k].area()
for k, v in r.nested.items():
    print(k, len(v), sum(x.area() for x in v))
print(t, r.order, r.vals)
