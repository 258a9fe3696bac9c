# compiled: step energy total scale move make_pairs apply length speed_of advance uses_base
# interpreted: keeps returns_self log count_class patched
# Methods and functions that are given objects: fields that are read, set, added, stored into; classes that change.
from dataclasses import dataclass

import numpy as np


class Field:
    factor = 0.5

    def __init__(self, n):
        self.u = np.arange(float(n * n)).reshape(n, n)
        self.t = 0
        self.name = "field"

    def step(self, dt):
        new = self.u.copy()
        for i in range(1, self.u.shape[0] - 1):
            for j in range(1, self.u.shape[1] - 1):
                new[i, j] += dt * (self.u[i - 1, j] - 2 * self.u[i, j] + self.u[i + 1, j]) * self.factor
        self.u = new
        self.t += 1

    def energy(self):
        return (self.u * self.u).sum() * self.factor

    def scale(self, k):
        self.u *= k
        self.last = float(k)
        return self.t

    def keeps(self, a):
        self.u[0] = a
        self.u = self.u[1:]
        return a

    def returns_self(self):
        return self

    def log(self, xs):
        self.seen = xs
        xs.append(1)


class Sub(Field):
    factor = 2.0

    def energy(self):
        return self.u.sum() * self.factor

    def uses_base(self):
        return Field.energy(self) + self.energy()


class Particle:
    count = 0

    def __init__(self, x, v):
        self.x, self.v = np.array(x, dtype=float), v

    @property
    def length(self):
        return np.sqrt((self.x ** 2).sum())

    def count_class(self):
        Particle.count += 1
        return Particle.count


@dataclass
class Config:
    dt: float
    steps: int = 3
    shape: tuple = (2, 2)


def total(f, g):
    return f.u.sum() + g.u.sum() + f.t - g.t


def move(p, dt):
    p.x += p.v * dt
    p.v = p.v * 0.5
    return p.length


def advance(ps, c):
    s = 0.0
    for p in ps:
        for k in range(c.steps):
            s += p.x[0] * c.dt + p.v * k
    return s


def make_pairs(f, c):
    return [(i, f.t * c.dt) for i in range(c.steps)], c.shape


def apply(f, a):
    a[0] = f.u[0, 0]
    f.u[1, 1] = a[1]
    return a


def length(p):
    return p.length


def speed_of(p):
    return p.v


def patched(p):
    return p.speed()


f, s = Field(4), Sub(3)
for k in range(3):
    f.step(0.1)
    s.step(0.1)
print(f.u, f.t, s.u, s.t)
print(f.energy(), s.energy(), s.uses_base(), total(f, s), total(f, f))
before = f.u
print(f.scale(2), f.u is before, f.last, vars(f).keys())
a = np.array([5.0, 6.0])
print(apply(f, a) is a, a, f.u[1])
print(f.keeps(f.u[2].copy()), f.u.shape, f.u.base is before)
print(f.returns_self() is f)
p, q = Particle([3, 4], 2), Particle([1.0, 2.0, 2.0], 0.5)
print(move(p, 0.1), p.x, p.v, type(p.v), move(q, 1), q.x, q.v)
print(length(p), speed_of(p))
c = Config(0.25)
print(advance([p, q], c), advance([p, q, p], c), make_pairs(f, c))
c.dt = 1
print(make_pairs(f, c), advance([p], Config(0.5, 2)))
print(p.count_class(), p.count_class(), Particle.count)
xs = []
f.log(xs)
print(xs, f.seen is xs, make_pairs(f, c))
Field.factor = 10
print(f.energy(), Field(2).energy(), s.energy())
Particle.speed = lambda self: -self.v
print(patched(p), speed_of(p))
p.extra = "k"
print(speed_of(p), move(p, 0.5), p.extra)
f.u = "text"
try:
    f.energy()
except TypeError as e:
    print(type(e).__name__)
