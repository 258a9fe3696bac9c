import sys
class Shape: pass
class Circle(Shape):
    def __init__(self, r): self.r = r
    def area(self): return 3 * self.r ** 2
class Group(Shape):
    def __init__(self): self.items = []
    def add(self, s): self.items.append(s); return self
    def area(self): return sum(i.area() for i in self.items)
g = Group()
for i in range(len(sys.argv) + 3):
    g.add(Circle(i))
    g.add(Group().add(Circle(i + 0.5)))
print(g.area())
class Config:
    def __init__(self): self.d = {}
    def set(self, k, v): self.d[k] = v
    def get(self, k, default=None): return self.d.get(k, default)
c = Config()
for a in sys.argv[1:] or ["x=1", "y=abc", "z=2.5"]:
    k, v = a.split("=")
    try: v = int(v)
    except ValueError:
        try: v = float(v)
        except ValueError: pass
    c.set(k, v)
print(c.get("x"), c.get("y"), c.get("z"), c.get("w"), c.get("q", 7))
print(c.d)
