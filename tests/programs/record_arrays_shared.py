# boxed: this changes an array that
import numpy as np
class P:
    def __init__(self, pos, vel):
        self.pos = pos
        self.vel = vel
        self.trail = []
    def move(self, dt):
        self.pos += self.vel * dt
        self.trail.append(self.pos.copy())
    def get(self):
        return self.pos
    def kick(self, other):
        d = other.pos - self.pos
        self.vel += d * 0.1
        other.vel -= d * 0.1

n = 100
X = np.arange(2.0 * n).reshape(n, 2)
V = np.ones((n, 2))
ps = []
for i in range(n):
    ps.append(P(X[i], V[i]))
q = ps[5]
before = q.pos
for it in range(20):
    for p in ps:
        p.move(0.5)
    for i in range(n - 1):
        ps[i].kick(ps[i + 1])
print(X[5], before, q.pos, ps[5].get())
print(round(V.sum(), 6), X.sum(), len(q.trail), q.trail[0], q.trail[-1])
z = np.zeros(2)
a = P(z, z)
a.pos[0] = 7
print(z, a.vel, a.pos)
z[1] = 5
print(a.pos, a.pos is a.vel, a.pos is z)
a.pos = a.pos * 2
print(z, a.vel, a.pos)
w = q.get()
w[0] = -1
print(q.pos)
def shift(arr, by):
    arr += by
shift(q.pos, 10)
print(q.pos, X[5])
def look(p, arr):
    p.pos[0] = 99
    return arr[0]
print(look(q, q.pos), look(q, X[5]))
