"""GPT-2 (124M shape with 12 layers), timed: forward.py POSITIONS REPEATS LAYERS TOKENS.

Prints the best time of a forward pass in seconds, a checksum, and the tokens per second of greedy generation. Run by
gpt2.py under npcc and under NumPy; the weights are arithmetic, so that making them takes little time.
"""
import math
import sys
import time

import numpy as np


def gelu(x):
    return 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))


def softmax(x):
    e = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def layer_norm(x, g, b, eps=1e-5):
    return g * (x - np.mean(x, axis=-1, keepdims=True)) / np.sqrt(np.var(x, axis=-1, keepdims=True) + eps) + b


def linear(x, w, b):
    return x @ w + b


def attention(q, k, v, mask):
    return softmax(q @ k.T / math.sqrt(q.shape[-1]) + mask) @ v


def mha(x, c_attn, c_proj, n_head):
    qkv = [np.split(part, n_head, axis=-1) for part in np.split(linear(x, **c_attn), 3, axis=-1)]
    mask = (1 - np.tri(x.shape[0], dtype=x.dtype)) * -1e10
    return linear(np.hstack([attention(q, k, v, mask) for q, k, v in zip(*qkv)]), **c_proj)


def block(x, mlp, attn, ln_1, ln_2, n_head):
    x = x + mha(layer_norm(x, **ln_1), **attn, n_head=n_head)
    return x + linear(gelu(linear(layer_norm(x, **ln_2), **mlp["c_fc"])), **mlp["c_proj"])


def gpt2(inputs, wte, wpe, blocks, ln_f, n_head):
    x = wte[inputs] + wpe[range(len(inputs))]
    for b in blocks:
        x = block(x, **b, n_head=n_head)
    return layer_norm(x, **ln_f) @ wte.T


def array(*shape):
    n = 1
    for size in shape:
        n *= size
    return ((np.arange(n, dtype=np.float32) % 251 - 125) * np.float32(0.0003)).reshape(shape)


def dense(n_in, n_out):
    return {"w": array(n_in, n_out), "b": np.zeros(n_out, dtype=np.float32)}


def norm(n):
    return {"g": np.ones(n, dtype=np.float32), "b": np.zeros(n, dtype=np.float32)}


def layer(n):
    return {"attn": {"c_attn": dense(n, 3 * n), "c_proj": dense(n, n)}, "mlp": {"c_fc": dense(n, 4 * n), "c_proj": dense(4 * n, n)},
            "ln_1": norm(n), "ln_2": norm(n)}


positions = int(sys.argv[1])
repeats = int(sys.argv[2])
params = {"wte": array(50257, 768), "wpe": array(1024, 768), "blocks": [layer(768) for i in range(int(sys.argv[3]))], "ln_f": norm(768)}
tokens = [(i * 7919) % 50257 for i in range(positions)]
best = 1e9
total = 0.0
for i in range(repeats):
    start = time.perf_counter()
    logits = gpt2(tokens, **params, n_head=12)
    best = min(best, time.perf_counter() - start)
    total += float(logits[-1, 17])
rate = 0.0
count = int(sys.argv[4])
if count:
    start = time.perf_counter()
    for i in range(count):
        tokens.append(int(np.argmax(gpt2(tokens, **params, n_head=12)[-1])))
    rate = count / (time.perf_counter() - start)
print("seconds", best, "checksum", round(total / repeats, 4), "rate", rate)
