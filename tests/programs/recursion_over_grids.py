# boxed: this changes an array that may alias another one
"""A multigrid cycle calls itself on coarser grids, whose arrays are views of what objects of a list hold."""
import numpy as np


class Grid:
    def __init__(self, n):
        self.n = n
        self.x = (np.arange(n) + 0.5) / n
        self.names = []
        self.data = None

    def register(self, name):
        self.names.append(name)

    def create(self):
        self.data = np.zeros((len(self.names), self.n + 2))

    def get(self, name):
        return self.data[self.names.index(name), :]

    def residual(self):
        v, f, r = self.get("v"), self.get("f"), self.get("r")
        r[1:-1] = f[1:-1] + v[:-2] - 2 * v[1:-1] + v[2:]


class Cycle:
    def __init__(self, levels):
        self.grids = []
        self.levels = levels
        n = 4
        for i in range(levels):
            self.grids.append(Grid(n))
            for name in ("v", "f", "r"):
                self.grids[i].register(name)
            self.grids[i].create()
            n *= 2
        self.finest = self.grids[levels - 1]
        self.x = self.finest.x

    def smooth(self, level, count):
        v, f = self.grids[level].get("v"), self.grids[level].get("f")
        for k in range(count):
            v[1:-1:2] = 0.5 * (f[1:-1:2] + v[:-2:2] + v[2::2])
            v[2:-1:2] = 0.5 * (f[2:-1:2] + v[1:-2:2] + v[3::2])

    def solve(self, level):
        self.smooth(level, 2)
        if level > 0:
            fine, coarse = self.grids[level], self.grids[level - 1]
            fine.residual()
            r = fine.get("r")
            coarse.get("v")[:] = 0.0
            coarse.get("f")[1:-1] = 2 * (r[1:-1:2] + r[2::2][: coarse.n])
            self.solve(level - 1)
            c, v = coarse.get("v"), fine.get("v")
            v[1:-1:2] += c[1:-1]
            v[2:-1:2] += c[1:-1]
            self.smooth(level, 2)


    def run(self, tolerance):
        cycles, error, old = 0, 1.0, self.finest.get("v").copy()
        while error > tolerance and cycles < 20:
            for level in range(self.levels - 1):
                self.grids[level].get("v")[:] = 0.0
            level = self.levels - 1
            self.solve(level)
            new = self.grids[self.levels - 1]
            error = np.abs(new.get("v") - old).max()
            old = new.get("v").copy()
            new.residual()
            cycles += 1
            print(cycles, round(float(error), 6), round(float(np.abs(self.grids[level].get("r")).max()), 9))
        return cycles


cycle = Cycle(4)
cycle.finest.get("v")[:] = 0.0
cycle.finest.get("f")[1:-1] = np.sin(3 * cycle.x)
print(cycle.run(1e-4), cycle.finest.get("v")[::5].round(6))
