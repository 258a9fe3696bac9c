class Value:
    def __init__(self, data, children=()):
        self.data = data
        self.grad = 0.0
        self.prev = list(children)
    def __add__(self, o):
        return Value(self.data + o.data, (self, o))
    def __mul__(self, o):
        return Value(self.data * o.data, (self, o))
a = Value(2.0); b = Value(3.0)
c = a * b + a
for i in range(100):
    c = c + a * b
print(c.data, len(c.prev))
def walk(v):
    n = 1
    for p in v.prev:
        n += walk(p)
    return n
print(walk(a + b))
