#!/usr/bin/python3
"""The interpreter beside CPython with NumPy: plain Python loops, and operations on arrays of three sizes.

    bench/interp.py [--rounds N] [-k PART]                       NPCC_BUILD: the build directory
    bench/interp.py --wide SIZE [--above RATIO] [-k PART] ...    the many operations of interp_wide.py instead

Every program times itself (process CPU time, best of its repeats), so start-up is not in the figures; the engines run in turn,
in N rounds, and the best of each counts. The ratio is npcc / CPython: below 1 is faster. See README.md.
"""
import argparse
import math
import os
import subprocess
import sys
import tempfile

import interp_wide

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = os.path.abspath(os.environ.get("NPCC_BUILD", os.path.join(os.path.dirname(HERE), "build")))
ENGINES = {"npcc": [os.path.join(BUILD, "npcc"), "run", "--engine=interp"], "CPython": ["/usr/bin/python3"]}
ENVIRONMENT = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", NPCC_NUM_THREADS="1", NPY_PROMOTION_STATE="weak")

# name: what work() does.
LOOPS = {
    "nested int": "s = 0\nfor i in range(400):\n    for j in range(400):\n        s += i * j % 7\n",
    "while int": "i = s = 0\nwhile i < 200000:\n    if i & 1:\n        s += i\n    i += 1\n",
    "float": "x, y = 0.5, 0.0\nfor i in range(150000):\n    x = x * 3.7 * (1.0 - x)\n    y += x / 2.0 - 0.1\n",
    "list append": "a = []\nfor i in range(150000):\n    a.append(i)\nn = len(a)\n",
    "list index": "a = list(range(1000))\ns = 0\nfor k in range(100):\n    for i in range(1000):\n        s += a[i]\n        a[i] = s & 255\n",
    "list sort": "a = [(i * 7919) % 100003 for i in range(30000)]\na.sort()\nb = sorted(a, key=lambda v: -v)\n",
    "dict": "d = {}\nfor i in range(100000):\n    k = i % 1000\n    d[k] = d.get(k, 0) + i\ns = sum(d[k] for k in d)\n",
    "str dict": "d = {}\nwords = ['alpha', 'beta', 'gamma', 'delta'] * 10\nfor i in range(2500):\n    for w in words:\n        if w in d:\n            d[w] += 1\n        else:\n            d[w] = 1\n",
    "attribute": "class P:\n    def __init__(self):\n        self.x = 0\n        self.y = 1\np = P()\nfor i in range(150000):\n    p.x = p.x + p.y\n",
    "method call": "class P:\n    def __init__(self):\n        self.n = 0\n    def step(self, k):\n        self.n += k\n        return self.n\np = P()\nfor i in range(80000):\n    p.step(i)\n",
    "function call": "def add(a, b):\n    return a + b\ns = 0\nfor i in range(120000):\n    s = add(s, i)\n",
    "recursion": "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nfib(22)\n",
    "keyword call": "def f(a, b=2, *, c=3):\n    return a + b + c\ns = 0\nfor i in range(60000):\n    s += f(i, c=1)\n",
    "closure": "def counter():\n    n = 0\n    def inc():\n        nonlocal n\n        n += 1\n        return n\n    return inc\nc = counter()\nfor i in range(100000):\n    c()\n",
    "str building": "s = ''\nfor i in range(40000):\n    s += str(i)\nt = ','.join(str(i) for i in range(40000))\nn = len(s) + len(t)\n",
    "f-string": "n = 0\nfor i in range(60000):\n    n += len(f'{i}:{i * 2} {i / 7:.3f}')\n",
    "str scan": "text = 'the quick brown fox ' * 200\nn = 0\nfor c in text:\n    if c == 'o':\n        n += 1\nfor k in range(10):\n    for w in text.split():\n        n += len(w.upper())\n",
    "comprehension": "for k in range(20):\n    a = [i * i for i in range(5000) if i % 3]\n    d = {i: i + 1 for i in range(2000)}\n",
    "generator": "def gen(n):\n    for i in range(n):\n        yield i * 2\ns = 0\nfor v in gen(120000):\n    s += v\ns += sum(x * x for x in range(60000))\n",
    "tuple unpack": "a, b = 0, 1\nfor i in range(120000):\n    a, b = b, (a + b) % 1000003\nfor i, (x, y) in enumerate(zip(range(50000), range(50000))):\n    a += x - y\n",
    "exceptions": "n = 0\nfor i in range(40000):\n    try:\n        if i % 4 == 0:\n            raise ValueError(i)\n        n += 1\n    except ValueError:\n        n -= 1\n",
    "big int": "x = 1\nfor i in range(1, 1200):\n    x = x * i % (10 ** 200 + 7)\ny = 3 ** 5000\nn = len(str(y))\n",
    "builtins": "s = 0\nfor i in range(40000):\n    s += abs(-i) + min(i, 3) + max(i, 5) + len('abc') + int(i / 2)\n",
    "element access": "import numpy as np\na = np.zeros((60, 60))\nfor i in range(60):\n    for j in range(60):\n        a[i, j] = i * j\ns = 0.0\nfor k in range(6):\n    for i in range(60):\n        for j in range(60):\n            s += a[i, j]\n",
    "array loop": "import numpy as np\na = np.arange(2000.0)\ns = 0.0\nfor k in range(10):\n    for v in a:\n        s += v\n    for i in range(len(a)):\n        s = s + a[i] * 2.0\n",
}

SETUP = """import numpy as np
rng = np.random.RandomState(1)
x = rng.rand({n}) + 0.5
y = rng.rand({n}) + 0.5
f = x.astype(np.float32)
i = rng.randint(0, {n}, {n})
m = x > y
r = int({n} ** 0.5)
A = np.ascontiguousarray(np.resize(x, (r, r)))
B = np.ascontiguousarray(np.resize(y, (r, r)))
"""
ARRAYS = {
    "add": "x + y", "multiply scalar": "x * 2.0", "chain": "x * 2.0 + y - x / y", "in place": "np.add(x, y, out=x); np.subtract(x, y, out=x)",
    "float32 add": "f + f", "int add": "i + i", "int floor div": "i // 7", "compare": "x < y", "logical": "m & ~m", "maximum": "np.maximum(x, y)",
    "sqrt": "np.sqrt(x)", "exp": "np.exp(x)", "log": "np.log(x)", "sin": "np.sin(x)", "tanh": "np.tanh(x)", "power 2": "x ** 2", "exp float32": "np.exp(f)",
    "where": "np.where(m, x, y)", "astype": "x.astype(np.float32)", "int to float": "i * 0.5",
    "sum": "x.sum()", "sum float32": "f.sum()", "int sum": "i.sum()", "max": "x.max()", "mean": "x.mean()", "std": "x.std()", "argmax": "x.argmax()", "cumsum": "np.cumsum(x)",
    "any": "m.any()", "sum axis 0": "A.sum(axis=0)", "sum axis 1": "A.sum(axis=1)", "max axis 0": "A.max(axis=0)",
    "slice": "x[1:-1]", "slice add": "x[1:] - x[:-1]", "step slice": "x[::2] + 1.0", "slice store": "x[2:-2] = y[2:-2]", "row broadcast": "A + B[0]", "column broadcast": "A * B[:, :1]", "transpose add": "A + B.T",
    "fancy": "x[i]", "fancy store": "x[i] = y", "mask": "x[m]", "mask store": "x[m] = 1.0", "take": "np.take(x, i)",
    "matmul": "A @ B", "matvec": "A @ B[0]", "dot": "x @ y", "outer": "np.outer(x[:r], y[:r])", "sort": "np.sort(x)", "argsort": "np.argsort(x)",
    "zeros": "np.zeros({n})", "arange": "np.arange({n})", "concatenate": "np.concatenate([x, y])", "reshape": "x.reshape(-1, 1)", "copy": "x.copy()", "clip": "np.clip(x, 0.7, 1.2)",
}
SIZES = {10: 400, 1000: 100, 1000000: 1}

TIMER = """
import time as _time
_best = 1e9
for _ in range({repeats}):
    _start = _time.process_time()
    work()
    _best = min(_best, _time.process_time() - _start)
print(_best)
"""

# Measures every operation of a group: a line "text <tab> seconds" each. A measure is a millisecond at least.
WIDE_TIMER = """
import time as _time
def _measure(text, work):
    try:
        work()
        count, least = 1, 1e9
        while True:
            start = _time.process_time()
            for _ in range(count):
                work()
            spent = _time.process_time() - start
            if spent > 0.001:
                break
            count *= 4
        for _ in range(5):
            start = _time.process_time()
            for _ in range(count):
                work()
            least = min(least, _time.process_time() - start)
        print(text, least / count, sep="\\t")
    except Exception as e:
        print(text, "nan", sep="\\t")
"""


def indent(text):
    return "".join("    " + line + "\n" for line in text.splitlines())


def programs():
    for name, text in LOOPS.items():
        yield f"loop: {name}", "def work():\n" + indent(text) + TIMER.format(repeats=5), 1
    for n, times in SIZES.items():
        for name, text in ARRAYS.items():
            body = SETUP.format(n=n) + f"def work():\n    for _ in range({times}):\n        " + text.format(n=n) + "\n"
            yield f"{n}: {name}", body + TIMER.format(repeats=20 if n < 1000000 else 5), times


def seconds(command, path):
    p = subprocess.run([*command, path], capture_output=True, text=True, env=ENVIRONMENT, timeout=120)
    if p.returncode:
        print(f"  {' '.join(command)} {path}: {p.stderr.strip()[-200:]}", file=sys.stderr)
        return math.nan
    return float(p.stdout.split()[-1])


def compare(name, text, times, rounds):
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(text)
        file.flush()
        best = {e: min(seconds(command, file.name) for _ in range(rounds)) / times for e, command in ENGINES.items()}
    ratio = best["npcc"] / best["CPython"]
    print(f"{name:28} npcc {best['npcc'] * 1e6:12.2f} us   CPython {best['CPython'] * 1e6:12.2f} us   {ratio:6.2f}", flush=True)
    return ratio


def wide_program(group, n, part):
    body = interp_wide.SETUP.format(n=n) + WIDE_TIMER
    for text in dict.fromkeys(t for g, t in interp_wide.operations() if g == group and part in f"{g}: {t}"):
        body += f"def work():\n    {text}\n_measure({text!r}, work)\n"
    return body


def wide_seconds(command, path):
    p = subprocess.run([*command, path], capture_output=True, text=True, env=ENVIRONMENT, timeout=600)
    if p.returncode:
        print(f"  {' '.join(command)} {path}: {p.stderr.strip()[-300:]}", file=sys.stderr)
    return {text: float(s) for text, s in (line.split("\t") for line in p.stdout.splitlines())}


def compare_wide(group, n, part, rounds, above):
    """The ratios of a group, whose operations share one process; those above `above` are printed."""
    with tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(wide_program(group, n, part))
        file.flush()
        runs = {e: [] for e in ENGINES}
        for _ in range(rounds):
            for e, command in ENGINES.items():
                runs[e].append(wide_seconds(command, file.name))
    ratios = []
    for text in runs["CPython"][0]:
        npcc, cpython = (min(r.get(text, math.nan) for r in runs[e]) for e in ("npcc", "CPython"))
        if cpython != cpython:
            continue
        ratios.append(npcc / cpython)
        if not ratios[-1] <= above:
            print(f"{n}: {group}: {text:50} npcc {npcc * 1e6:12.2f} us   CPython {cpython * 1e6:12.2f} us   {ratios[-1]:6.2f}", flush=True)
    return ratios


def summary(title, ratios):
    ratios = [r for r in ratios if r == r]
    if ratios:
        mean = math.exp(sum(map(math.log, ratios)) / len(ratios))
        print(f"{title:28} geometric mean {mean:.2f}, worst {max(ratios):.2f}, {len(ratios)} programs")


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--rounds", type=int, default=3)
    p.add_argument("-k", default="", help="only what has this in its name")
    p.add_argument("--wide", type=int, metavar="SIZE", help="the many operations of interp_wide.py on arrays of SIZE elements")
    p.add_argument("--above", type=float, default=0, help="with --wide: print what has a larger ratio")
    o = p.parse_args()
    found = {}
    if o.wide:
        for group in interp_wide.WIDE:
            found[f"{o.wide}: {group}"] = compare_wide(group, o.wide, o.k, o.rounds, o.above)
        found[f"{o.wide}: all"] = [r for ratios in found.values() for r in ratios]
    for name, text, times in programs() if not o.wide else ():
        if o.k in name:
            found.setdefault(name.split(":")[0], []).append(compare(name, text, times, o.rounds))
    for group, ratios in found.items():
        summary(group, ratios)


main()
