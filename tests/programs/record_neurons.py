import numpy as np
from typing import List, Optional, Dict
class Neuron:
    def __init__(self, n: int, rng):
        self.w = rng.normal(size=n)
        self.b = 0.0
        self.out: Optional[float] = None
        self.delta = 0.0
    def activate(self, x):
        self.out = float(1 / (1 + np.exp(-(self.w @ x + self.b))))
        return self.out
class Network:
    layers: List[List[Neuron]]
    def __init__(self, sizes, seed=0):
        rng = np.random.default_rng(seed)
        self.layers = [[Neuron(a, rng) for _ in range(b)] for a, b in zip(sizes, sizes[1:])]
        self.errors: Dict[int, float] = {}
    def forward(self, x):
        for layer in self.layers:
            x = np.array([n.activate(x) for n in layer])
        return x
    def train(self, data, epochs, lr):
        for e in range(epochs):
            err = 0.0
            for x, t in data:
                y = self.forward(x)
                err += float(((t - y) ** 2).sum())
                for i in reversed(range(len(self.layers))):
                    layer = self.layers[i]
                    for j, n in enumerate(layer):
                        if i == len(self.layers) - 1:
                            d = t[j] - n.out
                        else:
                            d = sum(m.w[j] * m.delta for m in self.layers[i + 1])
                        n.delta = d * n.out * (1 - n.out)
                for i, layer in enumerate(self.layers):
                    inp = x if i == 0 else np.array([n.out for n in self.layers[i - 1]])
                    for n in layer:
                        n.w += lr * n.delta * inp
                        n.b += lr * n.delta
            if e % 50 == 0:
                self.errors[e] = round(err, 6)
data = [(np.array([a, b], dtype=float), np.array([float(a != b)])) for a in (0, 1) for b in (0, 1)]
net = Network([2, 4, 1])
net.train(data, 200, 0.8)
print(net.errors)
print([round(float(net.forward(x)[0]), 5) for x, _ in data])
