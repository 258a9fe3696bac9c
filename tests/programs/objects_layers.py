# boxed: this changes an array that
import numpy as np
class Layer:
    def __init__(self, n, m, rng):
        self.W = rng.randn(n, m) * 0.1
        self.b = np.zeros(m)
    def forward(self, x):
        self.x = x
        return x @ self.W + self.b
    def backward(self, g):
        self.dW = self.x.T @ g
        self.db = g.sum(axis=0)
        return g @ self.W.T
    def params(self):
        return [(self.W, self.dW), (self.b, self.db)]
class Relu:
    def forward(self, x):
        self.mask = x > 0
        return x * self.mask
    def backward(self, g):
        return g * self.mask
    def params(self):
        return []
class Net:
    def __init__(self):
        self.layers = []
    def add(self, l):
        self.layers.append(l)
    def forward(self, x):
        for l in self.layers:
            x = l.forward(x)
        return x
    def backward(self, g):
        for l in reversed(self.layers):
            g = l.backward(g)
    def step(self, lr):
        for l in self.layers:
            for p, d in l.params():
                p -= lr * d
rng = np.random.RandomState(0)
net = Net()
sizes = [2, 8, 8, 1]
for i in range(int(np.array([3]).sum())):
    net.add(Layer(sizes[i], sizes[i + 1], rng))
    if i < 2:
        net.add(Relu())
X = rng.randn(32, 2); Y = (X[:, :1] * X[:, 1:] > 0) * 1.0
for e in range(200):
    p = net.forward(X)
    net.backward((p - Y) / len(X))
    net.step(0.5)
print(round(float(((net.forward(X) - Y) ** 2).mean()), 10))
