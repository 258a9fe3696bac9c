# refused: an object with an __eq__ of its own as a key or in a set
class Point:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x

    def __hash__(self):
        return 7


p = Point(1)
print(p == Point(1))
names = {p: "one"}
print(Point(1) in names)
