import numpy as np
class Optimizer:
    def __init__(self, n, lr=0.1):
        self.w = np.zeros(n)
        self.m = np.zeros(n)
        self.lr = lr
        self.t = 0
    def step(self, g):
        self.t += 1
        self.m = 0.9 * self.m + 0.1 * g
        self.w -= self.lr * self.m
o = Optimizer(3)
for i in range(10):
    o.step(o.w - np.array([1.0, 2.0, 3.0]))
print(o.w, o.t)
