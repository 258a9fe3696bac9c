"""A two-layer perceptron learns XOR by gradient descent."""
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def train(x, y, hidden, steps, rate):
    np.random.seed(0)
    w1 = np.random.randn(x.shape[1], hidden)
    b1 = np.zeros(hidden)
    w2 = np.random.randn(hidden, 1)
    b2 = np.zeros(1)
    for step in range(steps):
        h = np.tanh(x @ w1 + b1)
        p = sigmoid(h @ w2 + b2)
        d2 = (p - y) / len(x)
        d1 = (d2 @ w2.T) * (1 - h**2)
        w2 -= rate * (h.T @ d2)
        b2 -= rate * d2.sum(axis=0)
        w1 -= rate * (x.T @ d1)
        b1 -= rate * d1.sum(axis=0)
        if step % 500 == 0:
            loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
            print(f"step {step:4d}  loss {loss:.4f}")
    return sigmoid(np.tanh(x @ w1 + b1) @ w2 + b2)


x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=np.float64)
y = np.array([[0], [1], [1], [0]], dtype=np.float64)
prediction = train(x, y, hidden=8, steps=2000, rate=0.5)
print(np.round(prediction, 2).ravel())
