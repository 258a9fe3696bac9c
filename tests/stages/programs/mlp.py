import numpy as np


def forward(x, layers):
    for w, b in layers:
        x = np.maximum(x @ w + b, 0) - 0.01 * np.tanh(x @ w)
    return x


np.random.seed(3)
layers = [(np.random.randn(6, 9), np.random.randn(9)), (np.random.randn(9, 9), np.zeros(9)), (np.random.randn(9, 3), np.ones(3))]
x = np.random.randn(4, 6)
print(np.round(forward(x, layers), 3))
print(np.argmax(forward(x * 2, layers), axis=1))
