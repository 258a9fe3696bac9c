class Shape:
    count = 0
    def __init__(self, name):
        self.name = name
        Shape.count += 1
    def area(self):
        return 0.0
    def describe(self):
        return f"{self.name}: {self.area():.2f}"
class Circle(Shape):
    def __init__(self, r):
        super().__init__("circle")
        self.r = r
    def area(self):
        return 3.14159 * self.r ** 2
class Rect(Shape):
    def __init__(self, w, h):
        super().__init__("rect")
        self.w = w
        self.h = h
    def area(self):
        return self.w * self.h
shapes = []
for i in range(100):
    if i % 3 == 0:
        shapes.append(Circle(i))
    else:
        shapes.append(Rect(i, 2))
print(sum(s.area() for s in shapes), Shape.count)
print(shapes[4].describe(), shapes[3].describe())
shapes[4].w = 100
print(shapes[4].area())
