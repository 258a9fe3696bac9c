#!/usr/bin/python3
"""Programs that native code refuses as a whole: the interpreter with compiled functions, against CPython and the interpreter alone.

    bench/functions.py [--rounds N] [-k PART]

Whole processes are timed, start and compiling included, the least of the rounds; "kept" is a run that finds its functions
compiled by an earlier one.
"""
import argparse
import os
import subprocess
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
NPCC = os.path.join(os.path.abspath(os.environ.get("NPCC_BUILD", os.path.join(os.path.dirname(HERE), "build"))), "npcc")
REFUSED = "import argparse\nargparse.ArgumentParser().parse_args([])\n"   # what native code does not support
PROGRAMS = {
    "heat: nested loops": """
import numpy as np
def sweep(u, f, h2):
    change = 0.0
    for i in range(1, u.shape[0] - 1):
        for j in range(1, u.shape[1] - 1):
            new = 0.25 * (u[i - 1, j] + u[i + 1, j] + u[i, j - 1] + u[i, j + 1] - h2 * f[i, j])
            change += abs(new - u[i, j])
            u[i, j] = new
    return change
u, f = np.zeros((60, 60)), np.ones((60, 60))
for k in range(100):
    change = sweep(u, f, 1 / 3600)
print(f"{change:.6f} {u[30, 30]:.6f}")
""",
    "bodies: a class": """
import numpy as np
class Bodies:
    def __init__(self, n):
        rng = np.random.default_rng(1)
        self.x, self.v, self.m = rng.standard_normal((n, 3)), np.zeros((n, 3)), rng.random(n)
        self.t = 0.0
    def forces(self):
        n = self.m.shape[0]
        a = np.zeros((n, 3))
        for i in range(n):
            for j in range(n):
                d0, d1, d2 = self.x[j, 0] - self.x[i, 0], self.x[j, 1] - self.x[i, 1], self.x[j, 2] - self.x[i, 2]
                r = (d0 * d0 + d1 * d1 + d2 * d2 + 0.01) ** -1.5
                a[i, 0] += self.m[j] * d0 * r
                a[i, 1] += self.m[j] * d1 * r
                a[i, 2] += self.m[j] * d2 * r
        return a
    def step(self, dt):
        self.v = self.v + dt * self.forces()
        self.x = self.x + dt * self.v
        self.t += dt
b = Bodies(40)
for k in range(100):
    b.step(0.01)
print(f"{b.x.sum():.6f} {b.t:.3f}")
""",
    "layers: array code": """
import numpy as np
def layer(x, p):
    h = x @ p["w"] + p["b"]
    h = 0.5 * h * (1 + np.tanh(0.7978845608 * (h + 0.044715 * h ** 3)))
    m = h.mean(axis=-1, keepdims=True)
    return (h - m) / np.sqrt(((h - m) ** 2).mean(axis=-1, keepdims=True) + 1e-5)
rng = np.random.default_rng(0)
layers = [{"w": rng.standard_normal((128, 128)) * 0.1, "b": np.zeros(128)} for k in range(8)]
start = rng.standard_normal((64, 128))
for k in range(60):
    x = start
    for p in layers:
        x = layer(x, p)
print(f"{np.abs(x).sum():.3f}")
""",
}


def run(command, folder, cache, threads="1"):
    own = {k: v for k, v in os.environ.items() if not k.startswith("OPENBLAS_")}
    env = dict(own, NPCC_CACHE=cache, OMP_NUM_THREADS=threads, OPENBLAS_NUM_THREADS=threads, NPCC_NUM_THREADS=threads)
    start = time.perf_counter()
    p = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    if p.returncode:
        raise SystemExit(f"{' '.join(command)}: {p.stderr}")
    return seconds, p.stdout


def main():
    o = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    o.add_argument("--rounds", type=int, default=5)
    o.add_argument("-k", default="", help="programs whose name contains this")
    options = o.parse_args()
    print(f"{'seconds':22} {'CPython':>8} {'interp':>8} {'functions':>10} {'kept':>8} {'CPython / functions':>20} {'/ kept':>8}")
    for name, text in PROGRAMS.items():
        if options.k not in name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "program.py"), "w") as f:
                f.write(REFUSED + text)
            cache = os.path.join(folder, "cache")
            rows = [(["/usr/bin/python3", "program.py"], ""), ([NPCC, "run", "--engine=interp", "program.py"], ""),
                    ([NPCC, "run", "--quiet", "program.py"], ""), ([NPCC, "run", "--quiet", "program.py"], cache)]
            run(rows[3][0], folder, cache)
            best, texts = [float("inf")] * 4, set()
            for _ in range(options.rounds):
                for i, (command, kept) in enumerate(rows):
                    seconds, out = run(command, folder, kept)
                    best[i] = min(best[i], seconds)
                    texts.add(out)
            same = "" if len(texts) == 1 else f"  outputs differ: {texts}"
            print(f"{name:22} {best[0]:8.3f} {best[1]:8.3f} {best[2]:10.3f} {best[3]:8.3f} {best[0] / best[2]:20.1f} {best[0] / best[3]:8.1f}{same}")


if __name__ == "__main__":
    main()
