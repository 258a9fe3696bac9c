import numpy as np
np.random.seed(1)
x = np.random.randn(8, 3)
y = (x.sum(axis=1, keepdims=True) > 0).astype(float)
w1, b1 = np.random.randn(3, 4) * 0.5, np.zeros(4)
w2, b2 = np.random.randn(4, 1) * 0.5, np.zeros(1)
for epoch in range(20):
    h = np.tanh(x @ w1 + b1)
    p = 1 / (1 + np.exp(-(h @ w2 + b2)))
    d2 = (p - y) / len(x)
    d1 = (d2 @ w2.T) * (1 - h ** 2)
    w2 -= 0.5 * h.T @ d2
    b2 -= 0.5 * d2.sum(axis=0)
    w1 -= 0.5 * x.T @ d1
    b1 -= 0.5 * d1.sum(axis=0)
loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
print(round(float(loss), 8))
