class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def __add__(self, o):
        return Vector(self.x + o.x, self.y + o.y)
    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __repr__(self):
        return f"Vector({self.x:.3f}, {self.y:.3f})"
    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5
class Boid:
    def __init__(self, i):
        self.pos = Vector(i * 1.0, i * 0.5)
        self.vel = Vector(0.1 * i, -0.2)
        self.near = []
    def update(self, flock, dt):
        self.near = [b for b in flock if b is not self and abs(b.pos.x - self.pos.x) < 3]
        if self.near:
            c = Vector(0.0, 0.0)
            for b in self.near:
                c = c + b.pos
            c = c * (1.0 / len(self.near))
            self.vel = self.vel + (c + self.pos * -1) * 0.01
        self.pos = self.pos + self.vel * dt
flock = [Boid(i) for i in range(70)]
for _ in range(10):
    for b in flock:
        b.update(flock, 0.1)
print(flock[3].pos, flock[69].vel, sum(len(b.near) for b in flock))
print(max(flock, key=lambda b: b.pos.norm()).pos)
