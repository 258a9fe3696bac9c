import numpy as np
class Layer:
    def __init__(self, n_in, n_out, rng):
        self.W = rng.normal(size=(n_in, n_out)) * 0.1
        self.b = np.zeros(n_out)
        self.x = None
    def forward(self, x):
        self.x = x
        return np.tanh(x @ self.W + self.b)
    def backward(self, g, lr):
        gw = self.x.T @ g
        out = g @ self.W.T
        self.W -= lr * gw
        self.b -= lr * g.sum(axis=0)
        return out
class Net:
    def __init__(self, sizes):
        rng = np.random.default_rng(0)
        self.layers = []
        for a, b in zip(sizes[:-1], sizes[1:]):
            self.layers.append(Layer(a, b, rng))
    def train(self, x, y, steps):
        for _ in range(steps):
            a = x
            for l in self.layers:
                a = l.forward(a)
            g = (a - y) / len(x)
            for l in reversed(self.layers):
                g = l.backward(g, 0.1)
        return float(((a - y) ** 2).mean())
rng = np.random.default_rng(1)
x = rng.normal(size=(50, 4))
y = np.sin(x[:, :1])
import sys
sizes = [4] + [8] * (3 + len(sys.argv)) + [1]
print(round(Net(sizes).train(x, y, 20), 9))
