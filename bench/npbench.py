#!/usr/bin/python3
"""NPBench's kernels under npcc, NumPy, Numba and Pythran: results are compared, times are a table.

    NPBENCH=FOLDER bench/npbench.py [KERNEL …] [--presets S,M] [--peers numpy,numba,pythran] [--threads 1,2] [--rounds N]
    NPBENCH=FOLDER bench/npbench.py --check [KERNEL …]

FOLDER is a copy of github.com/spcl/npbench. --check only compares, with NumPy: the preset S, then the preset S and small odd
sizes with disturbed inputs. See README.md.
"""
import argparse
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile

import numpy as np

from npbench_cases import cases

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = os.path.abspath(os.environ.get("NPCC_BUILD", os.path.join(os.path.dirname(HERE), "build")))
NPCC = os.path.join(BUILD, "npcc")
PYTHON = "/usr/bin/python3"
CACHE = os.environ.get("NPBENCH_CACHE", os.path.join(tempfile.gettempdir(), f"npbench-{os.getuid()}"))
PYTHRAN = ["pythran", "-DUSE_XSIMD", "-fopenmp", "-march=native", "-ffast-math"]
# Reductions in another order and other last bits of exp: relative to the largest element.
TOLERANCE = {"float64": 1e-11, "complex128": 1e-11, "float32": 2e-5, "complex64": 2e-5}
PEER_TOLERANCE = {k: max(v, 1e-5) for k, v in TOLERANCE.items()}  # NPBench's own: they run with fast-math


class Outcome:
    def __init__(self, error="", seconds=math.inf, compile_seconds=math.inf, arrays=None):
        self.error, self.seconds, self.compile, self.arrays = error, seconds, compile_seconds, arrays or {}


def run(command, folder, budget, most, threads, timeout):
    """Runs a program that leaves its results in `folder`."""
    for old in os.listdir(folder):
        if old.endswith(".npy"):
            os.remove(os.path.join(folder, old))
    own = {k: v for k, v in os.environ.items() if not k.startswith("OPENBLAS_")}   # OpenBLAS chooses its kernels
    env = dict(own, OMP_NUM_THREADS=str(threads), OPENBLAS_NUM_THREADS=str(threads), NUMBA_NUM_THREADS=str(threads),
               NPCC_NUM_THREADS=str(threads), OMP_WAIT_POLICY="passive", NPY_PROMOTION_STATE="weak")
    try:
        p = subprocess.run([*command, folder, str(budget), str(most)], capture_output=True, text=True, env=env, timeout=timeout)
    except subprocess.TimeoutExpired:
        return Outcome(f"stopped after {timeout} s")
    seconds = re.search(r"^seconds (\S+)$", p.stdout, re.M)
    if p.returncode or not seconds:
        return Outcome((p.stderr.strip() or f"status {p.returncode}")[-2000:])
    compiled = re.search(r"compile (\S+) s", p.stderr)
    arrays = {f[:-4]: np.load(os.path.join(folder, f)) for f in sorted(os.listdir(folder)) if f.endswith(".npy")}
    return Outcome("", float(seconds[1]), float(compiled[1]) if compiled else math.inf, arrays)


def error_of(expected, got):
    """The largest error relative to the largest element; a text where the results are not comparable."""
    if expected.dtype != got.dtype or expected.shape != got.shape:
        return f"{got.dtype}{got.shape}, expected {expected.dtype}{expected.shape}"
    if expected.dtype.name not in TOLERANCE:
        return "" if np.array_equal(expected, got) else f"{np.sum(expected != got)} of {expected.size} elements differ"
    finite = np.isfinite(expected)
    if not np.array_equal(finite, np.isfinite(got)) or not np.array_equal(expected[~finite], got[~finite], equal_nan=True):
        return "infinities or NaNs differ"
    scale = np.abs(expected[finite]).max(initial=0)
    return np.abs(expected[finite] - got[finite]).max(initial=0) / (scale or 1)


def difference(expected, got, tolerance, nudged=None):
    """'' or what differs. `nudged` gives NumPy's results for inputs with one rounding error more: where these move by more
    than the tolerance, the results may be that far apart."""
    if tolerance is PEER_TOLERANCE:   # a variant that returns nothing is judged by its arguments
        expected = {name: e for name, e in expected.items() if name in got}
    if set(expected) != set(got) or not got:
        return f"results {sorted(got)}, expected {sorted(expected)}"
    for name, e in expected.items():
        error = error_of(e, got[name])
        limit = tolerance.get(e.dtype.name, 0)
        if not isinstance(error, str) and error > limit and nudged:
            moved = error_of(e, nudged()[name])
            limit = max(limit, 0 if isinstance(moved, str) else 16 * moved)
        if error if isinstance(error, str) else error > limit:
            return f"{name}: {error}" if isinstance(error, str) else f"{name}: off by {error:.1e} of the largest element"
    return ""


class Runner:
    def __init__(self, case, preset, sizes, disturb=False):
        self.case, self.sizes, self.disturb = case, sizes, disturb
        self.folder = os.path.join(CACHE, case.name)
        self.results = os.path.join(CACHE, "results", case.name)
        self.tag = preset + ("d" if disturb else "")
        shutil.rmtree(self.results, ignore_errors=True)
        os.makedirs(self.results)
        if case.needs_files():
            case.write_inputs(self.results, sizes)

    def nudged(self):
        path = self.case.write(self.folder, f"run_nudged_{self.tag}.py",
                               self.case.program(self.sizes, "numpy", self.disturb, nudge=True))
        return run([PYTHON, path], self.results, 0, 1, 1, 300).arrays

    def run(self, engine, variant, budget, most, threads, timeout=300):
        path = self.case.write(self.folder, f"run_{variant}_{self.tag}.py", self.case.program(self.sizes, variant, self.disturb))
        command = [NPCC, "run", "--no-cache", "--summary", path] if engine == "npcc" else [PYTHON, path]
        return run(command, self.results, budget, most, threads, timeout)


def check(case):
    """Compares npcc with NumPy on sizes that hide little; returns what went wrong."""
    tries = [("S", case.sizes["S"], False), ("S", case.sizes["S"], True)]
    tries += [(f"odd{base}", case.odd_sizes(base), True) for base in (13, 7, 3)]
    wrong = []
    for tag, sizes, disturb in tries:
        runner = Runner(case, tag, sizes, disturb)
        expected = runner.run("python", "numpy", 0, 1, 1)
        got = runner.run("npcc", "numpy", 0, 1, 2)
        what = f"{tag}{' disturbed' if disturb else ''}"
        if expected.error:
            exception = re.findall(r"^([A-Za-z.]*Error)\b", expected.error, re.M)[-1:]
            if not got.error or (exception and exception[0].split(".")[-1] not in got.error):
                wrong.append(f"{what}: NumPy fails ({expected.error.splitlines()[-1]}), npcc: {got.error[-300:] or 'no error'}")
            continue
        problem = got.error or difference(expected.arrays, got.arrays, TOLERANCE, runner.nudged)
        if problem:
            wrong.append(f"{what}: {problem}")
    return wrong


def build_pythran(case):
    """Compiles the suite's Pythran module once; False where Pythran cannot."""
    folder = os.path.join(CACHE, case.name)
    source = os.path.join(folder, f"{case.module}_pythran.py")
    if not os.path.exists(source):
        return False
    library = source[:-3] + ".so"
    if not os.path.exists(library) and not os.path.exists(library + ".failed"):
        p = subprocess.run([*PYTHRAN, source, "-o", library], capture_output=True, text=True, cwd=folder)
        if p.returncode or not os.path.exists(library):
            with open(library + ".failed", "w") as f:
                f.write(p.stderr)
    return os.path.exists(library)


def peers(case, names):
    yield "npcc", "npcc", "numpy"
    if "numpy" in names:
        yield "numpy", "python", "numpy"
    if "numba" in names:
        for variant in case.variants("numba"):
            yield "numba", "python", variant
    if "pythran" in names and build_pythran(case):
        yield "pythran", "python", "pythran"


def measure(case, preset, names, threads, rounds, budget):
    """The best of all rounds for each peer; wrong results do not count."""
    runner = Runner(case, preset, case.sizes[preset])
    case.write(runner.folder, "touch.py", "")
    expected = runner.run("python", "numpy", 0, 1, threads)
    best, notes, failed = {}, [], set()
    for _ in range(rounds):
        for peer, engine, variant in peers(case, names):
            if (peer, variant) in failed:
                continue
            outcome = runner.run(engine, variant, budget, 10000, threads)
            limits = TOLERANCE if peer in ("npcc", "numpy") else PEER_TOLERANCE
            problem = outcome.error or difference(expected.arrays, outcome.arrays, limits, runner.nudged)
            if problem:
                failed.add((peer, variant))
                notes.append(f"{peer} {variant}: {problem.splitlines()[-1][:150]}")
            elif peer not in best or outcome.seconds < best[peer].seconds:
                outcome.compile = min(outcome.compile, best[peer].compile if peer in best else math.inf)
                best[peer] = outcome
    return best, notes


def milliseconds(outcome):
    return f"{outcome.seconds * 1e3:10.3f}" if outcome else " " * 9 + "-"


def ratio(a, b):
    return f"{a.seconds / b.seconds:8.2f}" if a and b else " " * 7 + "-"


def geometric_mean(values):
    return math.exp(sum(map(math.log, values)) / len(values)) if values else math.nan


def table(chosen, presets, names, thread_counts, rounds, budget):
    for preset in presets:
        for threads in thread_counts:
            print(f"\npreset {preset}, {threads} thread{'s' if threads > 1 else ''}: ms, and how many times npcc's time the others take")
            print(f"{'kernel':26}{'npcc':>10}{'numpy':>10}{'numba':>10}{'pythran':>10} {'numpy':>8}{'best':>8} {'compile s':>9}")
            over = {"numpy": [], "best": []}
            for case in chosen:
                best, notes = measure(case, preset, names, threads, rounds, budget)
                mine, numpy = best.get("npcc"), best.get("numpy")
                others = [best[p] for p in ("numba", "pythran") if p in best]
                fastest = min(others, key=lambda o: o.seconds) if others else None
                for key, other in (("numpy", numpy), ("best", fastest)):
                    if mine and other:
                        over[key].append(other.seconds / mine.seconds)
                print(f"{case.name:26}{milliseconds(mine)}{milliseconds(numpy)}{milliseconds(best.get('numba'))}"
                      f"{milliseconds(best.get('pythran'))} {ratio(numpy, mine)}{ratio(fastest, mine)} {mine.compile if mine else math.nan:9.2f}",
                      flush=True)
                for note in notes:
                    print(f"    {note}")
            for key, ratios in over.items():
                if ratios:
                    print(f"{key}: geometric mean {geometric_mean(ratios):.2f}, npcc ahead on {sum(r > 1 for r in ratios)} of {len(ratios)}")


def parsed(parser, rounds):
    """The options of the command line, with those that every measurement has."""
    parser.add_argument("kernels", nargs="*")
    parser.add_argument("--presets", default="S")
    parser.add_argument("--rounds", type=int, default=rounds)
    parser.add_argument("--budget", type=float, default=0.3, help="seconds of measuring in each process")
    options = parser.parse_args()
    if "NPBENCH" not in os.environ:
        sys.exit("set NPBENCH to a copy of github.com/spcl/npbench")
    return options


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--peers", default="numpy,numba,pythran")
    parser.add_argument("--threads", default="1")
    options = parsed(parser, rounds=2)
    chosen = cases(os.environ["NPBENCH"], options.kernels)
    if options.check:
        bad = 0
        for case in chosen:
            wrong = check(case)
            bad += bool(wrong)
            print(f"{'FAIL' if wrong else 'ok':5}{case.name}", flush=True)
            for w in wrong:
                print("     " + w.replace("\n", "\n     "))
        sys.exit(f"{bad} of {len(chosen)} kernels differ" if bad else 0)
    words = lambda text: text.split(",")
    table(chosen, words(options.presets), words(options.peers), [int(n) for n in words(options.threads)], options.rounds, options.budget)


if __name__ == "__main__":
    main()
