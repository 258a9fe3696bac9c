"""GPT-2 in plain NumPy: a forward pass and greedy generation.

    python examples/gpt2.py [options]

    --weights FILE    .npz or .safetensors with the names of the original checkpoint; without it the weights are
                      drawn from np.random.seed(42) in the 124M configuration
    --float64         compute in float64 (default float32)
    --tokens N        tokens to generate (default 8)
    --prompt 1,2,3    token ids of the prompt
    --layers N  --heads N  --embd N  --vocab N  --positions N
                      another configuration
"""
import math
import sys

import numpy as np


def gelu(x):
    return 0.5 * x * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))


def softmax(x):
    exp_x = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return exp_x / np.sum(exp_x, axis=-1, keepdims=True)


def layer_norm(x, g, b, eps=1e-5):
    mean = np.mean(x, axis=-1, keepdims=True)
    variance = np.var(x, axis=-1, keepdims=True)
    return g * (x - mean) / np.sqrt(variance + eps) + b


def linear(x, w, b):
    return x @ w + b


def ffn(x, c_fc, c_proj):
    return linear(gelu(linear(x, **c_fc)), **c_proj)


def attention(q, k, v, mask):
    return softmax(q @ k.T / math.sqrt(q.shape[-1]) + mask) @ v


def mha(x, c_attn, c_proj, n_head):
    x = linear(x, **c_attn)
    qkv = np.split(x, 3, axis=-1)
    qkv_heads = list(map(lambda part: np.split(part, n_head, axis=-1), qkv))
    causal_mask = (1 - np.tri(x.shape[0], dtype=x.dtype)) * -1e10
    out_heads = [attention(q, k, v, causal_mask) for q, k, v in zip(*qkv_heads)]
    return linear(np.hstack(out_heads), **c_proj)


def transformer_block(x, mlp, attn, ln_1, ln_2, n_head):
    x = x + mha(layer_norm(x, **ln_1), **attn, n_head=n_head)
    return x + ffn(layer_norm(x, **ln_2), **mlp)


def gpt2(inputs, wte, wpe, blocks, ln_f, n_head):
    x = wte[inputs] + wpe[range(len(inputs))]
    for block in blocks:
        x = transformer_block(x, **block, n_head=n_head)
    return layer_norm(x, **ln_f) @ wte.T


def generate(inputs, params, n_head, n_tokens):
    for _ in range(n_tokens):
        logits = gpt2(inputs, **params, n_head=n_head)
        inputs.append(int(np.argmax(logits[-1])))
    return inputs[len(inputs) - n_tokens :]


def random_params(n_layer, n_embd, n_vocab, n_positions, dtype):
    np.random.seed(42)

    def normal(*shape):
        return (0.02 * np.random.randn(*shape)).astype(dtype)

    def dense(n_in, n_out):
        return {"w": normal(n_in, n_out), "b": np.zeros(n_out, dtype=dtype)}

    def norm():
        return {"g": np.ones(n_embd, dtype=dtype), "b": np.zeros(n_embd, dtype=dtype)}

    def block():
        return {
            "attn": {"c_attn": dense(n_embd, 3 * n_embd), "c_proj": dense(n_embd, n_embd)},
            "mlp": {"c_fc": dense(n_embd, 4 * n_embd), "c_proj": dense(4 * n_embd, n_embd)},
            "ln_1": norm(),
            "ln_2": norm(),
        }

    return {
        "wte": normal(n_vocab, n_embd),
        "wpe": normal(n_positions, n_embd),
        "blocks": [block() for _ in range(n_layer)],
        "ln_f": norm(),
    }


def safetensors_header(path):
    size = int(np.fromfile(path, dtype=np.uint64, count=1)[0])
    return "".join(map(chr, np.fromfile(path, dtype=np.uint8, count=size, offset=8)))


def safetensors_numbers(entry, field):
    entry = entry[entry.index(field) :]
    return [int(n) for n in entry[entry.index("[") + 1 : entry.index("]")].split(",")]


def safetensors_array(path, header, name, rank):
    entry = header[header.index('"' + name + '"') :]
    assert entry[: entry.index("}")].find('"F32"') >= 0, f"{name}: only float32 tensors are read"
    shape = safetensors_numbers(entry, "shape")
    start, end = safetensors_numbers(entry, "data_offsets")
    a = np.fromfile(path, dtype=np.float32, count=(end - start) // 4, offset=8 + len(header) + start)
    assert len(shape) == rank, f"{name}: expected {rank} dimensions"
    return a.reshape(shape[0], shape[1]) if rank == 2 else a


def load_params(n_layer, array):
    def dense(name):
        return {"w": array(name + ".weight", 2), "b": array(name + ".bias", 1)}

    def norm(name):
        return {"g": array(name + ".weight", 1), "b": array(name + ".bias", 1)}

    def block(name):
        return {
            "attn": {"c_attn": dense(name + ".attn.c_attn"), "c_proj": dense(name + ".attn.c_proj")},
            "mlp": {"c_fc": dense(name + ".mlp.c_fc"), "c_proj": dense(name + ".mlp.c_proj")},
            "ln_1": norm(name + ".ln_1"),
            "ln_2": norm(name + ".ln_2"),
        }

    return {
        "wte": array("wte.weight", 2),
        "wpe": array("wpe.weight", 2),
        "blocks": [block(f"h.{i}") for i in range(n_layer)],
        "ln_f": norm("ln_f"),
    }


def params_from_npz(path, n_layer, dtype):
    weights = np.load(path)

    def array(name, rank):
        a = weights[name].astype(dtype)
        assert a.ndim == rank, f"{name}: expected {rank} dimensions"
        return a

    return load_params(n_layer, array)


def params_from_safetensors(path, n_layer, dtype):
    header = safetensors_header(path)

    def array(name, rank):
        return safetensors_array(path, header, name, rank).astype(dtype)

    return load_params(n_layer, array)


def option(args, name, default):
    return args[args.index(name) + 1] if name in args else default


def main(args, dtype):
    n_layer = int(option(args, "--layers", "12"))
    n_head = int(option(args, "--heads", "12"))
    n_embd = int(option(args, "--embd", "768"))
    n_vocab = int(option(args, "--vocab", "50257"))
    n_positions = int(option(args, "--positions", "1024"))
    n_tokens = int(option(args, "--tokens", "8"))
    prompt = option(args, "--prompt", "464,3290,318,257,922,3290,290,262,3797,318")
    weights = option(args, "--weights", "")

    inputs = [int(token) for token in prompt.split(",")]
    if weights.endswith(".safetensors"):
        params = params_from_safetensors(weights, n_layer, dtype)
    elif weights:
        params = params_from_npz(weights, n_layer, dtype)
    else:
        params = random_params(n_layer, n_embd, n_vocab, n_positions, dtype)

    tokens = generate(inputs, params, n_head, n_tokens)
    logits = gpt2(inputs, **params, n_head=n_head)
    print("tokens:", *tokens)
    print(f"checksum: {np.sum(np.abs(logits)) / logits.size:.6f}")


if __name__ == "__main__":
    main(sys.argv[1:], np.float64 if "--float64" in sys.argv else np.float32)
