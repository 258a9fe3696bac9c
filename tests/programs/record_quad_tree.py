import numpy as np
class QuadTree:
    def __init__(self, x, y, size):
        self.x, self.y, self.size = x, y, size
        self.mass = 0.0
        self.cx = 0.0
        self.cy = 0.0
        self.body = None
        self.children = None
    def quadrant(self, px, py):
        return (1 if px > self.x else 0) + (2 if py > self.y else 0)
    def insert(self, px, py, m):
        if self.mass == 0.0 and self.children is None:
            self.body = (px, py, m)
        else:
            if self.children is None:
                h = self.size / 2
                self.children = [QuadTree(self.x - h, self.y - h, h), QuadTree(self.x + h, self.y - h, h),
                                 QuadTree(self.x - h, self.y + h, h), QuadTree(self.x + h, self.y + h, h)]
                bx, by, bm = self.body
                self.children[self.quadrant(bx, by)].insert(bx, by, bm)
                self.body = None
            self.children[self.quadrant(px, py)].insert(px, py, m)
        total = self.mass + m
        self.cx = (self.cx * self.mass + px * m) / total
        self.cy = (self.cy * self.mass + py * m) / total
        self.mass = total
    def force(self, px, py, theta=0.5):
        if self.mass == 0.0:
            return 0.0, 0.0
        dx, dy = self.cx - px, self.cy - py
        d = np.sqrt(dx * dx + dy * dy + 1e-3)
        if self.children is None or 2 * self.size / d < theta:
            f = self.mass / d ** 3
            return f * dx, f * dy
        fx = fy = 0.0
        for c in self.children:
            a, b = c.force(px, py, theta)
            fx += a
            fy += b
        return fx, fy
rng = np.random.default_rng(2)
pts = rng.uniform(-1, 1, size=(150, 2))
root = QuadTree(0.0, 0.0, 1.0)
for p in pts:
    root.insert(p[0], p[1], 1.0)
print(root.mass, round(root.cx, 9), round(root.cy, 9))
s = 0.0
for p in pts:
    fx, fy = root.force(p[0], p[1])
    s += abs(fx) + abs(fy)
print(round(float(s), 6))
