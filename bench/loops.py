#!/usr/bin/python3
"""NPBench's scalar kernels beside the same loops in C (loops.c, clang -O3 -march=native), one thread.

    NPBENCH=FOLDER bench/loops.py [KERNEL …] [--presets S,M] [--rounds N]

Both do what the NumPy program does, in its order; results are compared. Times are the best of all rounds.
"""
import argparse
import os
import subprocess
import sys

import npbench
from npbench_cases import cases

HERE = os.path.dirname(os.path.abspath(__file__))
CLANG = ["clang-22", "-O3", "-march=native", "-ffp-contract=off", "-shared", "-fPIC"]

MODULE = '''\
import ctypes
import numpy as np

lib = ctypes.CDLL({library!r})
lib.{name}.restype = ctypes.c_int64


def p(array):
    return ctypes.c_void_p(array.ctypes.data)


def z(n):
    return ctypes.c_ssize_t(n)


{function}
'''

# The kernel's Python signature, and how it calls the C function of its name.
KERNELS = {
    "cholesky": "def kernel(A):\n    lib.cholesky(p(A), z(len(A)))",
    "crc16": "def crc16(data, poly=0x8408):\n    return lib.crc16(p(data), z(len(data)), z(poly))",
    "durbin": "def kernel(r):\n    y, old = np.empty_like(r), np.empty_like(r)\n"
              "    lib.durbin(p(r), p(y), p(old), z(len(r)))\n    return y",
    "floyd_warshall": "def kernel(path):\n    lib.floyd_warshall(p(path), z(len(path)))",
    "lu": "def kernel(A):\n    lib.lu(p(A), z(len(A)))",
    "nussinov": "def kernel(N, seq):\n    table = np.empty((N, N), np.int32)\n    lib.nussinov(p(seq), z(N), p(table))\n    return table",
    "seidel_2d": "def kernel(TSTEPS, N, A):\n    lib.seidel_2d(p(A), z(N), z(TSTEPS))",
    "trisolv": "def kernel(L, x, b):\n    lib.trisolv(p(L), p(x), p(b), z(len(x)))",
}


def build():
    library = os.path.join(npbench.CACHE, "loops.so")
    os.makedirs(npbench.CACHE, exist_ok=True)
    subprocess.run([*CLANG, os.path.join(HERE, "loops.c"), "-o", library, "-lm"], check=True)
    return library


def best_of(runner, rounds, budget):
    best = {}
    for _ in range(rounds):
        for peer, engine, variant in (("npcc", "npcc", "numpy"), ("c", "python", "c")):
            outcome = runner.run(engine, variant, budget, 10000, 1)
            if outcome.error:
                sys.exit(f"{runner.case.name}, {peer}: {outcome.error}")
            if peer not in best or outcome.seconds < best[peer].seconds:
                best[peer] = outcome
    return best["npcc"], best["c"]


def main():
    options = npbench.parsed(argparse.ArgumentParser(), rounds=3)
    library = build()
    for preset in options.presets.split(","):
        print(f"\npreset {preset}: ms, and times C's time\n{'kernel':20}{'npcc':>10}{'C':>10}{'':>6}")
        for case in cases(os.environ["NPBENCH"], options.kernels or sorted(KERNELS)):
            runner = npbench.Runner(case, preset, case.sizes[preset])
            case.write(runner.folder, f"{case.module}_c.py",
                       MODULE.format(library=library, name=case.name, function=KERNELS[case.name]))
            mine, c = best_of(runner, options.rounds, options.budget)
            problem = npbench.difference(c.arrays, mine.arrays, npbench.TOLERANCE, runner.nudged)
            print(f"{case.name:20}{mine.seconds * 1e3:10.3f}{c.seconds * 1e3:10.3f}{mine.seconds / c.seconds:6.2f}  {problem}", flush=True)


if __name__ == "__main__":
    main()
