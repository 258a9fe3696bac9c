import numpy as np


class Layer:
    def __init__(self, n_in, n_out):
        self.W = np.random.randn(n_in, n_out) * np.sqrt(2.0 / n_in)
        self.b = np.zeros(n_out)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, d):
        self.dW = self.x.T @ d / len(d)
        self.db = d.mean(axis=0)
        return d @ self.W.T


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


np.random.seed(0)
X = np.random.randn(60, 4)
y = (X[:, 0] * X[:, 1] > 0).astype(int) + (X[:, 2] > 1)
T = np.eye(3)[y]
layers = [Layer(4, 16), Layer(16, 3)]
for epoch in range(30):
    h = layers[0].forward(X)
    a = np.maximum(h, 0)
    p = softmax(layers[1].forward(a))
    loss = -np.mean(np.log(p[np.arange(len(y)), y]))
    d = layers[1].backward(p - T)
    d[h <= 0] = 0
    layers[0].backward(d)
    for l in layers:
        l.W -= 0.5 * l.dW
        l.b -= 0.5 * l.db
    if epoch % 10 == 0:
        print(epoch, round(loss, 6), f"{(p.argmax(axis=1) == y).mean():.3f}")
print(layers[1].b.round(6), np.bincount(y))
g = lambda x: 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))
q = np.float32(np.linspace(-3, 3, 8))
print(g(q), g(q).dtype)
mask = (1 - np.tri(4)) * -1e10
print(mask, softmax(mask).round(4))
qkv = np.split(np.arange(24.0).reshape(2, 12), 3, axis=-1)
heads = list(map(lambda t: np.split(t, 2, axis=-1), qkv))
print([h[1].tolist() for h in heads], np.hstack([h[0] for h in heads]).shape)
