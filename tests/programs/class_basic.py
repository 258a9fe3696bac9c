class Point:
    def __init__(self, x, y=0):
        self.x = x
        self.y = y
    def norm2(self):
        return self.x ** 2 + self.y ** 2
    def move(self, dx, dy):
        self.x += dx
        self.y += dy
        return self
p = Point(3, 4)
print(p.norm2(), p.x, p.y)
for i in range(5):
    p.move(i, -1)
print(p.x, p.y, p.move(1, 1).norm2())
