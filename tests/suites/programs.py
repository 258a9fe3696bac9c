"""Public programs, whole: what they print and what their variables hold at the end.

PROGRAMS: a folder with checkouts, as far as there are: npbench (spcl/npbench), numpy-benchmarks (serge-sans-paille),
pmocz/* (the simulations of pmocz), picogpt (jaymody/picoGPT), micrograd (karpathy/micrograd), cnn and rnn (vzhou842).
A case is a copy of the program with what takes long made shorter: sizes, numbers of steps. Data, weights and the modules
that only download or decorate are stand-ins."""
import ast
import json
import os
import pathlib
import re
import tempfile

import suite

LIMIT = 60
SHOW = '''
def _sum_(v):
    """What can be compared of a value: shapes, types, sums; each element has its weight in one of them."""
    import numpy as np
    if isinstance(v, (np.ndarray, np.generic)) and v.dtype.kind in "biufc":
        flat = np.abs(v).astype(float).ravel()
        weights = (np.arange(flat.size) * 7919 % 1009) / 1009.0
        return v.dtype.name, v.shape, float(np.sum(flat)), float(np.sum(flat * weights)), float(np.sum(v.ravel().real.astype(float) * weights))
    if isinstance(v, (bool, int, float, complex, str)):
        return v
    if isinstance(v, (list, tuple)):
        return [_sum_(x) for x in v]
    if isinstance(v, dict):
        return {k: _sum_(x) for k, x in v.items()}
def _final_(names):
    for k in sorted(names):
        v = None if k.startswith("_") else _sum_(names[k])
        if v is not None:
            print(k, v)
'''
STAND_INS = {
    "tqdm": "def tqdm(x, *args, **kwargs):\n    return x\n",
    "fire": "def Fire(f):\n    print(f('the quick brown fox', n_tokens_to_generate=6))\n",
    "utils": '''import numpy as np
class Encoder:
    def encode(self, text):
        return [ord(c) % 60 for c in text]
    def decode(self, ids):
        return " ".join(map(str, ids))
def load_encoder_hparams_and_params(model_size, models_dir):
    rng = np.random.default_rng(1)
    n, vocabulary, context = 24, 60, 64
    def w(*shape):
        return (rng.standard_normal(shape) * 0.3).astype(np.float32)
    def linear(a, b):
        return {"w": w(a, b), "b": w(b)}
    def norm():
        return {"g": w(n), "b": w(n)}
    def block():
        return {"ln_1": norm(), "ln_2": norm(), "attn": {"c_attn": linear(n, 3 * n), "c_proj": linear(n, n)},
                "mlp": {"c_fc": linear(n, 4 * n), "c_proj": linear(4 * n, n)}}
    params = {"wte": w(vocabulary, n), "wpe": w(context, n), "blocks": [block() for _ in range(3)], "ln_f": norm()}
    return Encoder(), {"n_ctx": context, "n_head": 4}, params
''',
    "mnist": '''import numpy as np
rng = np.random.default_rng(0)
def images():
    return rng.integers(0, 256, (30, 28, 28)).astype(np.uint8)
def labels():
    return rng.integers(0, 10, 30).astype(np.uint8)
train_images = test_images = images
train_labels = test_labels = labels
'''}
# Steps of programs that take long: a pattern and what replaces it.
SHORTER = {
    "pmocz": [(r"\btEnd(\s*)= [\d.]+", {"nbody": r"tEnd\1= 0.3", "pic": r"tEnd\1= 3", "constrainedtransport": r"tEnd\1= 0.01",
                                       "finitevolume": r"tEnd\1= 0.03", "navier-stokes-spectral": r"tEnd\1= 0.01", "quantumspectral": r"tEnd\1= 0.003"}),
              (r"\bNt = \d+", {"activematter": "Nt = 6", "springnetwork": "Nt = 20"}), (r"Nt = Nmft \* 25", {"dsmc": "Nt = Nmft * 2"}),
              (r"\bN = (\d{3,})", {"pic": "N = 2000", "finitevolume": "N = 48", "constrainedtransport": "N = 32", "dsmc": "N = 1000",
                                   "navier-stokes-spectral": "N = 64", "quantumspectral": "N = 64"})],
    "rnn": [(r"range\(1000\)", {"main": "range(100)"}), ("^import random", {"main": "import random, numpy\nrandom.seed(0)\nnumpy.random.seed(0)"}),
            (r"list\(set\(", {"main": "sorted(set("})],   # whose order is the hash seed's
    "cnn": [(r"^import mnist", {"cnn": "import mnist\nimport numpy\nnumpy.random.seed(0)"}), (r"range\(3\)", {"cnn": "range(1)"})]}


# Bodies that pass close to one another multiply what rounding left by thousands; before they do, results agree to rounding.
CALM = {"nbody": {"tEnd": 0.5}}


def with_final(source):
    """Shows the variables at the end of a function called main, else of the module."""
    tree = ast.parse(source)
    call = ast.parse("_final_(locals())").body[0]
    main = [n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == "main"]
    body = main[0].body if main else None
    if body is not None:
        body.insert(len(body) - isinstance(body[-1], ast.Return), call)
    return ast.unparse(ast.fix_missing_locations(tree)) + ("\n" if main else "\n_final_(globals())\n")


def case(name, source, folder, scratch, modules=()):
    """One program as a case of one example; it finds its own modules and the stand-ins."""
    paths = [str(scratch), str(folder)]
    for module in modules:
        pathlib.Path(scratch, module + ".py").write_text(STAND_INS[module])
    future = [] if "from __future__" not in source else re.findall(r"^from __future__.*$", source, re.M)
    text = "\n".join(future) + f"\nimport sys\nsys.path[:0] = {paths!r}\n" + suite.PRELUDE + SHOW + "_mark_(0)\n" + source
    return suite.Case(name, text, 1, str(folder), close=True, group=name.split("/")[0], limit=LIMIT)


def shortened(kind, name, source):
    for pattern, values in SHORTER[kind]:
        if name in values:
            source = re.sub(pattern, values[name], source, flags=re.M)
    return source


def programs(root, scratch):
    for kind, pattern, modules in (("pmocz", "pmocz/*/*.py", ()), ("picogpt", "picogpt/gpt2*.py", ("tqdm", "fire", "utils")),
                                   ("rnn", "rnn/main.py", ()), ("cnn", "cnn/cnn.py", ("mnist",))):
        for path in sorted(root.glob(pattern)):
            source = path.read_text()
            source = shortened(kind, path.stem, source) if kind in SHORTER else source
            folder = path.parent if modules != ("tqdm", "fire", "utils") else scratch   # its own utils.py downloads
            yield case(f"{kind}/{path.stem}", with_final(source) if kind == "pmocz" else source, folder, scratch, modules)


def micrograd(root, scratch):
    if not (root / "micrograd").is_dir():
        return
    source = '''import random
from micrograd.engine import Value
from micrograd.nn import MLP
random.seed(1)
model = MLP(2, [6, 6, 1])
print(model, len(model.parameters()))
points = [([random.uniform(-1, 1), random.uniform(-1, 1)], random.choice([-1, 1])) for _ in range(12)]
for step in range(6):
    loss = sum(((1 + -y * model(list(map(Value, x)))).relu() for x, y in points), Value(0)) * (1.0 / len(points))
    loss = loss + 1e-4 * sum((p * p for p in model.parameters()), Value(0))
    model.zero_grad()
    loss.backward()
    for p in model.parameters():
        p.data -= 0.1 * p.grad
    print(step, loss)
print([p.data for p in model.parameters()])
'''
    yield case("micrograd/train", source, root / "micrograd", scratch)


def numpy_benchmarks(root, scratch):
    for path in sorted(root.glob("numpy-benchmarks/numpy_benchmarks/benchmarks/*.py")):
        source = path.read_text()
        setup, run = re.search(r"^#\s*setup:(.*)$", source, re.M), re.search(r"^#\s*run:(.*)$", source, re.M)
        if not setup or not run:
            continue
        small = re.sub(r"\b([1-9]\d{2,})\b", lambda m: str(max(40, int(m[1]) // 40)) if "." not in m[1] else m[1], setup[1])
        lines = "\n".join(part.strip() for part in small.split(";"))
        text = source + "\n" + lines + f"\n_r_ = {run[1].strip().rstrip(';')}\nprint(_sum_(_r_))\n_final_(globals())\n"
        yield case(f"numpy-benchmarks/{path.stem}", text, path.parent, scratch)


def npbench(root, scratch):
    for info in sorted(root.glob("npbench/bench_info/*.json")):
        b = json.loads(info.read_text())["benchmark"]
        folder = root / "npbench/npbench/benchmarks" / b["relative_path"]
        kernel, init = folder / f"{b['module_name']}_numpy.py", folder / f"{b['module_name']}.py"
        if not kernel.exists() or not init.exists() or "init" not in b:
            continue
        small = {k: min(v, 64) if isinstance(v, int) else v for k, v in b["parameters"]["S"].items()}
        small.update(CALM.get(b["short_name"], {}))
        made = b["init"]["output_args"]
        text = init.read_text() + "\n" + kernel.read_text() + "\n" + "".join(f"{k} = {v!r}\n" for k, v in small.items())
        text += f"{', '.join(made)} = {b['init']['func_name']}({', '.join(b['init']['input_args'])})\n"
        text += f"_r_ = {b['func_name']}({', '.join(b['input_args'])})\nprint(_sum_(_r_))\n"
        text += f"print([_sum_(x) for x in [{', '.join(b.get('array_args', []))}]])\n"
        yield case(f"npbench/{b['short_name']}", text, folder, scratch)


def cases(everything):
    root = os.environ.get("PROGRAMS")
    if not root:
        return None
    root = pathlib.Path(root).resolve()
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="programs"))
    (scratch / "matplotlib").symlink_to(suite.HERE.parent.parent / "lib" / "matplotlib")   # for the oracle, which has none
    out = [*programs(root, scratch), *micrograd(root, scratch), *numpy_benchmarks(root, scratch), *npbench(root, scratch)]
    return out if everything else out[::12]
