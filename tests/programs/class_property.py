import math
class Circle:
    count = 0
    def __init__(self, r):
        self.r = r
        Circle.count += 1
    @property
    def area(self):
        return math.pi * self.r ** 2
    @staticmethod
    def unit():
        return Circle(1)
    @classmethod
    def of(cls, d):
        return cls(d / 2)
print(Circle(2).area, Circle.unit().area, Circle.of(4).r, Circle.count)
