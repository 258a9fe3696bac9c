"""What forward.py computes, in eager PyTorch, with the same arguments and the same output."""
import math
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

torch.set_grad_enabled(False)


def array(*shape):
    n = math.prod(shape)
    return torch.from_numpy(((np.arange(n, dtype=np.float32) % 251 - 125) * np.float32(0.0003)).reshape(shape))


def dense(n_in, n_out):
    return array(n_in, n_out), torch.zeros(n_out)


def gelu(x):
    return 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x * x * x)))


def block(x, p, mask):
    qkv = torch.addmm(p["attn"][1], F.layer_norm(x, (768,)), p["attn"][0])
    q, k, v = (part.view(-1, 12, 64).transpose(0, 1) for part in qkv.split(768, dim=-1))
    heads = torch.softmax(q @ k.transpose(1, 2) / 8 + mask, dim=-1) @ v
    x = x + torch.addmm(p["proj"][1], heads.transpose(0, 1).reshape(-1, 768), p["proj"][0])
    return x + torch.addmm(p["out"][1], gelu(torch.addmm(p["fc"][1], F.layer_norm(x, (768,)), p["fc"][0])), p["out"][0])


def gpt2(tokens):
    x = wte[tokens] + wpe[: len(tokens)]
    mask = (1 - torch.tril(torch.ones(len(tokens), len(tokens)))) * -1e10
    for p in blocks:
        x = block(x, p, mask)
    return F.layer_norm(x, (768,)) @ wte.T


positions, repeats, layers, count = map(int, sys.argv[1:5])
wte, wpe = array(50257, 768), array(1024, 768)
blocks = [{"attn": dense(768, 2304), "proj": dense(768, 768), "fc": dense(768, 3072), "out": dense(3072, 768)} for i in range(layers)]
tokens = [(i * 7919) % 50257 for i in range(positions)]
best, total, rate = 1e9, 0.0, 0.0
for i in range(repeats):
    start = time.perf_counter()
    logits = gpt2(tokens)
    best = min(best, time.perf_counter() - start)
    total += float(logits[-1, 17])
if count:
    start = time.perf_counter()
    for i in range(count):
        tokens.append(int(torch.argmax(gpt2(tokens)[-1])))
    rate = count / (time.perf_counter() - start)
print("seconds", best, "checksum", round(total / repeats, 4), "rate", rate)
