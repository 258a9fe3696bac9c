import numpy as np
class Sphere:
    def __init__(self, c, r, colour):
        self.c, self.r, self.colour = np.array(c, float), r, colour
    def hit(self, o, d):
        oc = o - self.c
        b = oc @ d
        q = b * b - oc @ oc + self.r ** 2
        if q < 0:
            return None
        t = -b - np.sqrt(q)
        return t if t > 1e-6 else None
class Plane:
    def __init__(self, y, colour):
        self.y, self.colour = y, colour
    def hit(self, o, d):
        if abs(d[1]) < 1e-9:
            return None
        t = (self.y - o[1]) / d[1]
        return t if t > 1e-6 else None
class Scene:
    def __init__(self):
        self.things = []
        self.rays = 0
    def add(self, t):
        self.things.append(t)
    def trace(self, o, d):
        best, what = None, None
        self.rays += 1
        for t in self.things:
            k = t.hit(o, d)
            if k is not None and (best is None or k < best):
                best, what = k, t
        return 0.0 if what is None else what.colour / (1 + 0.1 * best)
s = Scene()
n = int(np.array([5]).sum())
for i in range(n):
    s.add(Sphere([i - 2.0, 0.1 * i, 5 + i], 0.7, 0.5 + i * 0.1))
s.add(Plane(-1.0, 0.3))
img = np.zeros((24, 32))
for y in range(24):
    for x in range(32):
        d = np.array([(x - 16) / 16, (12 - y) / 16, 1.0])
        img[y, x] = s.trace(np.zeros(3), d / np.linalg.norm(d))
print(s.rays, round(float(img.sum()), 8), round(float(img.max()), 8))
