#!/usr/bin/python3
"""Draws of every distribution and generator against NumPy, bit for bit.

    draws.py [N] [PART...]

N draws of each (10,000,000 unless given), in chunks; PART: only what has it in its name. Distributions are drawn through
the functions that compiled code calls, generators of bits by the interpreter. Prints a table. NPCC_BUILD: the build.
check_draws.py runs it with few draws.
"""
import os
import subprocess
import sys

import numpy as np

from library import dtype_code

SITE = b"program.py\x1f1\x1f<module>"
CHUNK = 1 << 20
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# Parameters that reach every branch of the algorithms.
DISTRIBUTIONS = {
    "standard_exponential": [()],
    "standard_cauchy": [()],
    "standard_gamma": [(0.3,), (1.0,), (4.5,)],
    "standard_t": [(3.0,)],
    "exponential": [(2.0,)],
    "chisquare": [(0.5,), (5.0,)],
    "pareto": [(3.0,)],
    "weibull": [(2.0,)],
    "power": [(1.5,)],
    "rayleigh": [(2.0,)],
    "uniform": [(-1.0, 3.0)],
    "normal": [(1.0, 2.0)],
    "lognormal": [(0.0, 1.0)],
    "laplace": [(0.0, 1.0)],
    "gumbel": [(1.0, 2.0)],
    "logistic": [(1.0, 2.0)],
    "gamma": [(2.0, 3.0), (0.2, 1.0)],
    "beta": [(0.5, 0.5), (1e-3, 1e-3), (2.0, 3.0)],
    "f": [(3.0, 4.0)],
    "noncentral_chisquare": [(0.5, 1.0), (3.0, 2.0)],
    "vonmises": [(0.0, 4.0), (1.0, 1e-9), (1.0, 1e-6)],
    "wald": [(1.0, 2.0)],
    "noncentral_f": [(3.0, 4.0, 5.0)],
    "triangular": [(-1.0, 0.0, 2.0)],
    "poisson": [(3.0,), (10.0,), (1e5,)],
    "zipf": [(1.1,), (4.0,)],
    "geometric": [(0.01,), (0.5,)],
    "logseries": [(0.6,), (0.999,)],
    "negative_binomial": [(5.0, 0.3), (100.0, 0.01)],
    "binomial": [(10, 0.3), (10, 0.7), (1000, 0.2), (10**9, 0.6)],
    "hypergeometric": [(10, 20, 5), (1000, 500, 1400), (10**8, 10**7, 10**6)],
}
RANGES = [("int64", -5, 6), ("int64", 0, 2**40), ("int32", 0, 1000), ("uint16", 3, 100), ("uint8", 0, 100), ("bool", 0, 2)]

# What the interpreter runs: checksums of chunks of raw words, as this script computes them.
RAW = """
import sys, numpy as np
def sums(words):
    places = np.arange(words.size, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(1)
    return int(np.bitwise_xor.reduce(words)), int((words * places).sum())
def run(n):
    for name in ("MT19937", "PCG64", "PCG64DXSM", "Philox", "SFC64"):
        bits, left = getattr(np.random, name)(12345), n
        while left > 0:
            print(name, *sums(bits.random_raw(min(left, CHUNK))))
            left -= CHUNK
"""


def families(rt):
    """Name, our generator, NumPy's."""
    yield "RandomState", rt.rng_new_legacy(7, SITE), np.random.RandomState(7)
    yield "Generator", rt.rng_new(7, SITE), np.random.default_rng(7)


def equal(n, dtype, shape, ours, theirs):
    """Whether n draws are the same; ours(out) fills, theirs(shape) gives."""
    while n > 0:
        size = (min(n, CHUNK),) + shape
        out = np.zeros(size, dtype)
        ours(out)
        want = np.asarray(theirs(size), dtype)
        if out.tobytes() != want.tobytes():
            return False
        n -= CHUNK
    return True


def rows(rt, n):
    """(name, thunk that tells whether our draws equal NumPy's)."""
    for family, rng, ref in families(rt):
        for name, sets in DISTRIBUTIONS.items():
            for p in sets:
                ours, theirs = getattr(rt, "rng_" + name), getattr(ref, name)
                dtype = "i8" if name in list(DISTRIBUTIONS)[-7:] else "f8"
                yield f"{family}.{name}{p}", lambda o=ours, t=theirs, g=rng, p=p, d=dtype: equal(
                    n, d, (), lambda out: o(g, out, *p, SITE), lambda size: t(*p, size=size))
        r = ref
        yield f"{family}.random", lambda g=rng, r=r: equal(
            n, "f8", (), lambda out: rt.rng_random(g, out, dtype_code("f8")), r.random)
        yield f"{family}.standard_normal", lambda g=rng, r=r: equal(
            n, "f8", (), lambda out: rt.rng_standard_normal(g, out), r.standard_normal)
        integers = r.randint if family == "RandomState" else r.integers
        for dtype, low, high in RANGES:
            yield f"{family}.integers({low}, {high}, {dtype})", lambda g=rng, i=integers, d=dtype, a=low, b=high: equal(
                n, d, (), lambda out: rt.rng_integers(g, out, dtype_code(d), a, b, SITE),
                lambda size: i(a, b, size, dtype=d))
        p = np.array([0.1, 0.2, 0.3, 0.4])
        yield f"{family}.multinomial", lambda g=rng, r=r: equal(
            n // 4, "i8", (4,), lambda out: rt.rng_multinomial(g, out, 100, p, SITE),
            lambda size: r.multinomial(100, p, size[0]))
        for alpha in (np.array([1.0, 2.0, 3.0]), np.array([0.01, 0.05, 0.02])):
            yield f"{family}.dirichlet{tuple(alpha)}", lambda g=rng, r=r, a=alpha: equal(
                n // 3, "f8", (3,), lambda out: rt.rng_dirichlet(g, out, a, SITE), lambda size: r.dirichlet(a, size[0]))
        yield f"{family}.permutation", lambda g=rng, r=r: equal(
            n, "i8", (), lambda out: rt.rng_permutation(g, out), lambda size: r.permutation(size[0]))
    rng, ref = rt.rng_new(9, SITE), np.random.default_rng(9)
    yield "Generator.vonmises(1.0, 1e7)", lambda: equal(
        n, "f8", (), lambda out: rt.rng_vonmises(rng, out, 1.0, 1e7, SITE), lambda size: ref.vonmises(1.0, 1e7, size))
    yield "Generator.random float32", lambda: equal(
        n, "f4", (), lambda out: rt.rng_random(rng, out, dtype_code("f4")), lambda size: ref.random(size, dtype="f4"))
    yield "Generator.standard_normal float32", lambda: equal(
        n, "f4", (), lambda out: rt.rng_single_normal(rng, out), lambda size: ref.standard_normal(size, dtype="f4"))


def raw_rows(n):
    """(generator, whether its raw words are NumPy's)"""
    program = RAW.replace("CHUNK", str(CHUNK))
    path = os.path.join(os.environ.get("TMPDIR", "/tmp"), f"npcc_raw_{os.getpid()}.py")
    with open(path, "w") as f:
        f.write(program + f"run({n})\n")
    npcc = os.path.join(os.environ.get("NPCC_BUILD", os.path.join(ROOT, "build")), "npcc")
    results = [subprocess.run(c + [path], capture_output=True, text=True).stdout
               for c in ([npcc, "run", "--engine=interp"], [sys.executable])]
    os.remove(path)
    ours, theirs = ([line for line in r.splitlines()] for r in results)
    for name in ("MT19937", "PCG64", "PCG64DXSM", "Philox", "SFC64"):
        want = [line for line in theirs if line.split()[0] == name]
        yield f"raw words of {name}", bool(want) and want == [line for line in ours if line.split()[0] == name]


def run(rt, check, n, parts=()):
    for name, test in rows(rt, n):
        if all(p in name for p in parts):
            check.equal(f"{n} draws of {name}", test(), True)
    for name, same in raw_rows(n) if all(p in "raw words" for p in parts) else ():
        check.equal(f"{n} {name}", same, True)


class Table:
    """Prints a line for each comparison."""

    def __init__(self):
        self.passed = self.failed = 0

    def equal(self, what, got, want):
        self.passed, self.failed = self.passed + (got == want), self.failed + (got != want)
        print("equal " if got == want else "DIFFER", what, flush=True)


if __name__ == "__main__":
    from library import Runtime

    table = Table()
    numbers = [a for a in sys.argv[1:] if a.isdigit()]
    run(Runtime(), table, int(numbers[0]) if numbers else 10**7, [a for a in sys.argv[1:] if not a.isdigit()])
    print(f"{table.passed} passed, {table.failed} failed")
    sys.exit(table.failed > 0)
