# boxed: this changes an array that
import numpy as np
class Particle:
    def __init__(self, pos, vel, mass=1.0):
        self.pos = pos
        self.vel = vel
        self.mass = mass
        self.hits = 0
    def step(self, dt):
        self.pos = self.pos + self.vel * dt
        for k in range(2):
            if self.pos[k] < 0 or self.pos[k] > 1:
                self.vel[k] = -self.vel[k]
                self.hits += 1
    def energy(self):
        return 0.5 * self.mass * np.dot(self.vel, self.vel)

rng = np.random.default_rng(1)
ps = [Particle(rng.random(2), rng.normal(size=2)) for _ in range(300)]
for it in range(50):
    for p in ps:
        p.step(0.01)
print(sum(p.hits for p in ps), sum(p.energy() for p in ps))
ps[3].mass = 2.5
print(ps[3].mass, ps[3].pos)
