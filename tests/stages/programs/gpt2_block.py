import math

import numpy as np


def gelu(x):
    return 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))


def softmax(x):
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def layer_norm(x, g, b):
    return g * (x - np.mean(x, axis=-1, keepdims=True)) / np.sqrt(np.var(x, axis=-1, keepdims=True) + 1e-5) + b


def attention(q, k, v, mask):
    return softmax(q @ k.T / math.sqrt(q.shape[-1]) + mask) @ v


def block(x, p, n_head):
    qkv = np.split(layer_norm(x, p["g"], p["b"]) @ p["attn"] + p["attn_b"], 3, axis=-1)
    heads = [np.split(part, n_head, axis=-1) for part in qkv]
    mask = (1 - np.tri(x.shape[0], dtype=x.dtype)) * -1e10
    x = x + np.hstack([attention(q, k, v, mask) for q, k, v in zip(*heads)]) @ p["proj"]
    return x + gelu(layer_norm(x, p["g"], p["b"]) @ p["fc"]) @ p["out"]


def weights(*shape):
    return (0.3 * np.random.randn(*shape)).astype(np.float32)


np.random.seed(11)
n = 32
p = {"g": np.ones(n, dtype=np.float32), "b": weights(n), "attn": weights(n, 3 * n), "attn_b": weights(3 * n),
     "proj": weights(n, n), "fc": weights(n, 4 * n), "out": weights(4 * n, n)}
x = weights(7, n)
for layer in range(3):
    x = block(x, p, 4)
print(np.round(x[:, :4], 3))
print(np.argmax(x, axis=-1))
