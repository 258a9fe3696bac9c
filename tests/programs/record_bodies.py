# boxed: this changes an array that
import numpy as np
class Body:
    def __init__(self, m, r, v):
        self.m, self.r, self.v = m, np.array(r, dtype=float), np.array(v, dtype=float)
        self.a = np.zeros(3)
class System:
    def __init__(self, bodies):
        self.bodies = bodies
        self.t = 0.0
        self.log = {}
    def forces(self):
        for b in self.bodies:
            b.a[:] = 0
        for i, a in enumerate(self.bodies):
            for j, b in enumerate(self.bodies):
                if i != j:
                    d = b.r - a.r
                    a.a += b.m * d / (np.sqrt((d ** 2).sum()) ** 3 + 0.01)
    def step(self, dt):
        self.forces()
        for b in self.bodies:
            b.v += b.a * dt
            b.r += b.v * dt
        self.t += dt
        self.log[round(self.t, 3)] = sum(0.5 * b.m * (b.v @ b.v) for b in self.bodies)
rng = np.random.default_rng(0)
s = System([Body(rng.random() + 0.1, rng.random(3), rng.normal(size=3)) for _ in range(80)])
for _ in range(10):
    s.step(0.01)
print(s.t, s.bodies[0].r, len(s.log), list(s.log.values())[-1])
