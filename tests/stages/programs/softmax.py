import numpy as np


def softmax(x):
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


x = np.sin(np.arange(60.0)).reshape(5, 12) * 3
print(np.round(softmax(x), 4))
print(np.round(softmax(x[:, 1:8]).sum(axis=0), 4))
