#!/usr/bin/python3
"""Random programs: what CPython with NumPy prints, the interpreter prints byte by byte and native code up to the last digits.

    compare.py [--first SEED] [--count N] [--native N] [--engine interp|native] [--show] [--reasons]

The programs of the seeds FIRST to FIRST + COUNT run in the interpreter, the first NATIVE of them also as native code, which
may refuse them: that is counted, and --reasons says why. Each difference is made as small as it goes and printed.
--show prints the programs instead. NPCC_BUILD: the build directory.
"""
import argparse
import collections
import os
import sys
import tempfile

SETTINGS = {"NPY_PROMOTION_STATE": "weak", "NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3 AVX512F AVX512CD AVX512_SKX", "OMP_NUM_THREADS": "1"}
if any(os.environ.get(k) != v for k, v in SETTINGS.items()):
    os.execve("/usr/bin/python3", ["/usr/bin/python3", *sys.argv], dict(os.environ, **SETTINGS, PYTHONDONTWRITEBYTECODE="1"))

import engines
from generate import program
from program import meaning, shrink, source

BATCH = {"interp": 100, "native": 20}


class Tally:
    def __init__(self):
        self.passed = collections.Counter()
        self.failed = 0
        self.reasons = collections.Counter()


def outcome(engine, body, folder):
    return engines.run(engine, [source(body)], folder)[0]


def differs(engine, body, folder, kind):
    expected = meaning(body)
    if expected is None:
        return False
    o = outcome(engine, body, folder)
    if o.refused:
        return False
    if kind:   # how it failed must stay the same
        return o.failed is not None and o.failed.split(":")[0] == kind
    return o.failed is None and not engines.agree(expected, o.output, engine == "interp")


def report(engine, seed, body, o, folder):
    kind = o.failed.split(":")[0] if o.failed else None
    if differs(engine, body, folder, kind):
        body = shrink(body, lambda b: differs(engine, b, folder, kind))
    print(f"{engine}: the program of seed {seed} {'fails: ' + o.failed if o.failed else 'differs'}; rerun with {sys.argv[0]} --first {seed} --count 1 --native 1")
    print("    import numpy as np\n" + "".join("    " + line + "\n" for line in source(body).splitlines()) + "    program()")
    got = outcome(engine, body, folder)
    for title, text in ("expected", meaning(body)), ("got", got.output if got.output is not None else got.refused or got.failed):
        print(f"  {title}:\n" + "".join(f"    {line}\n" for line in (text or "").splitlines()[-12:]), end="", flush=True)


def check(engine, batch, folder, tally):
    for (seed, body, expected), o in zip(batch, engines.run(engine, [source(b) for _, b, _ in batch], folder)):
        if o.refused:
            tally.reasons[o.refused] += 1
        elif o.failed or not engines.agree(expected, o.output, engine == "interp"):
            tally.failed += 1
            report(engine, seed, body, o, folder)
        else:
            tally.passed[engine] += 1


def programs(first, count):
    for seed in range(first, first + count):
        body = program(seed)
        expected = meaning(body)
        if expected is not None:
            yield seed, body, expected


def compare(o, folder):
    tally, waiting = Tally(), {e: [] for e in (o.engine.split(",") if o.engine else BATCH)}
    for p in programs(o.first, o.count):
        for engine, batch in waiting.items():
            if engine == "native" and p[0] >= o.first + o.native:
                continue
            batch.append(p)
            if len(batch) == BATCH[engine]:
                check(engine, batch, folder, tally)
                batch.clear()
    for engine, batch in waiting.items():
        check(engine, batch, folder, tally)
    return tally


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--first", type=int, default=1)
    p.add_argument("--count", type=int, default=2000)
    p.add_argument("--native", type=int, default=300)
    p.add_argument("--engine", default="")
    p.add_argument("--show", action="store_true")
    p.add_argument("--reasons", action="store_true")
    o = p.parse_args()
    if o.show:
        for seed, body, expected in programs(o.first, o.count):
            print(f"# seed {seed}\n{source(body)}")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        tally = compare(o, folder)
    refused, compiled = sum(tally.reasons.values()), tally.passed["native"]
    print(f"interpreter {tally.passed['interp']} agree; native code {compiled} agree, {refused} refused")
    if o.reasons:
        for why, n in tally.reasons.most_common(60):
            print(f"  {n:5} {why}")
    print(f"{sum(tally.passed.values())} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


sys.exit(main())
