"""Large arrays, whose loops run on several threads, and products with packed operands."""
import sys
import numpy as np


def layer(x, w, b):
    h = np.maximum(x @ w + b, 0.0)
    e = np.exp(h - np.max(h, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def net(n, rounds):
    x = np.cos(np.arange(n * n).reshape(n, n) * 0.01)
    w = np.sin(np.arange(n * n).reshape(n, n) * 0.02)
    b = np.linspace(-1.0, 1.0, n)
    for i in range(rounds):
        y = layer(x, w, b)
        z = layer(y.T, w[:, ::-1], b * i)
        x = np.round(x * 0.5 + y + z, 3)
    return x


k = len(sys.argv)
for n in (3 * k, 65 * k, 200 * k):
    x = net(n, 3)
    print(n, round(float(np.sum(x)), 2), round(float(x.max()), 2))
a = (np.arange(300 * 257).reshape(300, 257) % 13).astype(np.float32)
for i in range(3):
    print(float(np.sum(((a * i) @ (a.T + 1.0))[i])), float(np.sum(np.sort(a + i, axis=1)[:, 3])))
