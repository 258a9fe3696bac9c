# error: 6 'Point' object has no attribute 'z'
class Point:
    def __init__(self, x):
        self.x = x
p = Point(3)
print(p.z)
