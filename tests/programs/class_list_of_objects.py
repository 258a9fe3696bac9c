class Body:
    def __init__(self, x, v):
        self.x = x
        self.v = v
bodies = [Body(0.0, 1.0), Body(5.0, -2.0)]
for t in range(10):
    for b in bodies:
        b.x += b.v * 0.1
for b in bodies:
    print(b.x, b.v)
