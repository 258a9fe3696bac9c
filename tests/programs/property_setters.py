"""Properties that are set, and methods that an object keeps in its own fields."""


class Disk:
    def __init__(self, radius):
        self.radius = radius

    @property
    def radius(self):
        return self._radius

    @radius.setter
    def radius(self, value):
        if value < 0:
            raise ValueError("negative")
        self._radius = value

    @property
    def area(self):
        return 3.0 * self._radius ** 2

    def get(self):
        return self._radius * 2

    def put(self, value):
        self._radius = value / 2

    diameter = property(get, put)


d = Disk(2)
d.radius += 1
d.diameter = 10
print(d.radius, d.area, d.diameter)
try:
    d.radius = -1
except ValueError as e:
    print(e)
try:
    d.area = 1
except AttributeError as e:
    print(e)


class Tree:
    def __init__(self, kind):
        self._measure = None
        self.values = []
        if kind == "sum":
            self._measure = self.total
        else:
            self._measure = self.count

    def total(self, scale=1):
        return sum(self.values) * scale

    def count(self, scale=1):
        return len(self.values) * scale

    def add(self, x):
        self.values.append(x)
        return self._measure(scale=2)


t, u = Tree("sum"), Tree("count")
print([t.add(i) for i in (1, 5)], [u.add(i) for i in (4, 7)], t._measure(), u._measure(3))
f = t._measure
t.add(10)
print(f())
