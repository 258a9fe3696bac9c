# boxed: this changes an array that
import numpy as np
class Net:
    def __init__(self, sizes, seed=0):
        rng = np.random.default_rng(seed)
        self.W = []
        self.b = []
        for i in range(len(sizes) - 1):
            self.W.append(rng.normal(size=(sizes[i], sizes[i + 1])) * 0.3)
            self.b.append(np.zeros(sizes[i + 1]))
    def forward(self, x):
        self.acts = [x]
        for W, b in zip(self.W, self.b):
            x = np.tanh(x @ W + b)
            self.acts.append(x)
        return x
    def backward(self, y, lr):
        d = (self.acts[-1] - y) * (1 - self.acts[-1] ** 2)
        for i in range(len(self.W) - 1, -1, -1):
            gW = self.acts[i].T @ d / len(y)
            gb = d.mean(axis=0)
            d = (d @ self.W[i].T) * (1 - self.acts[i] ** 2)
            self.W[i] -= lr * gW
            self.b[i] -= lr * gb
rng = np.random.default_rng(1)
sizes = [3] + [5] * int(np.array([4]).sum()) + [1]
x = rng.normal(size=(40, 3))
y = np.sin(x[:, :1])
net = Net(sizes)
for e in range(30):
    out = net.forward(x)
    net.backward(y, 0.1)
print(round(float(((net.forward(x) - y) ** 2).mean()), 9))
