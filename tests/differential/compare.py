#!/usr/bin/python3
"""Random programs: what CPython with NumPy prints, the engines of npcc print.

    compare.py [--first SEED] [--count N] [--native N] [--jobs N] [-O LEVEL] [--show] [--reasons]

The programs of the seeds FIRST to FIRST + COUNT run in the interpreter, the first NATIVE of them also as native code (all when
it is left out), which may refuse them: that is counted, and --reasons says why. Each difference is made as small as it goes
and printed. --show prints the programs instead. NPCC_BUILD: the build directory.
"""
import argparse
import collections
import concurrent.futures
import os
import re
import resource
import sys
import tempfile
import time

SETTINGS = {"NPY_PROMOTION_STATE": "weak", "NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3 AVX512F AVX512CD AVX512_SKX", "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
if any(os.environ.get(k) != v for k, v in SETTINGS.items()):
    os.execve("/usr/bin/python3", ["/usr/bin/python3", *sys.argv], dict(os.environ, **SETTINGS, PYTHONDONTWRITEBYTECODE="1"))

import engines
from generate import program
from oracle import Endless, agree, is_odd, limited, meaning, rounding_raises
from program import shrink, source, whole

CHUNK = 100
MEMORY = 4 << 30
RAISED = re.compile(r"^status 1: \w*(Error|caught)")
EVERY = 30  # seconds between lines of progress


class Tally:
    def __init__(self):
        self.agreed, self.refused, self.differing, self.unsure = (collections.Counter() for _ in range(4))
        self.reasons = collections.Counter()
        self.reports = []

    def add(self, other):
        for name in "agreed", "refused", "differing", "unsure", "reasons":
            getattr(self, name).update(getattr(other, name))

    def line(self, engine):
        return f"{engine} {self.agreed[engine]} agree, {self.differing[engine]} differ, {self.refused[engine]} refused, {self.unsure[engine]} undecided"


class Checker:
    """Runs programs in one engine and sorts them into a Tally."""

    def __init__(self, engine, folder, tally, o):
        self.engine, self.folder, self.tally, self.o = engine, folder, tally, o

    def outcomes(self, sources):
        return engines.run(self.engine, sources, self.folder, self.o.level)

    def verdict(self, text, expected, o):
        """"refused", "fails: how", or whether the output agrees, None when that cannot be said."""
        if o.refused:
            return "refused"
        if not o.failed and o.output == expected:
            return True
        if is_odd(text) or o.failed and RAISED.search(o.failed) and rounding_raises(text):
            return None
        return f"fails: {o.failed}" if o.failed else agree(text, expected, o.output)

    def check(self, programs):
        for k in range(0, len(programs), engines.BATCH[self.engine]):
            batch = programs[k:k + engines.BATCH[self.engine]]
            for (seed, body, expected), o in zip(batch, self.outcomes([source(b) for _, b, _ in batch])):
                self.count(seed, body, self.verdict(source(body), expected, o), o)

    def count(self, seed, body, verdict, o):
        t = self.tally
        kind = {True: t.agreed, None: t.unsure, "refused": t.refused}.get(verdict, t.differing)
        kind[self.engine] += 1
        if kind is t.refused:
            t.reasons[f"{self.engine}: {o.refused}"] += 1
        if kind is t.differing:
            t.reports.append(self.report(seed, body, verdict))

    def same_way(self, body, verdict):
        expected = meaning(source(body))
        if expected is None:
            return False
        v = self.verdict(source(body), expected, self.outcomes([source(body)])[0])
        return v is False if verdict is False else isinstance(v, str) and v == verdict

    def report(self, seed, body, verdict):
        if self.o.shrink and self.same_way(body, verdict):
            body = shrink(body, lambda b: self.same_way(b, verdict))
        o = self.outcomes([source(body)])[0]
        lines = [f"{self.engine}: the program of seed {seed} {verdict or 'differs'}; rerun with {sys.argv[0]} --first {seed} --count 1"]
        lines += ["    " + line for line in whole(body).splitlines()]
        for title, text in ("expected", meaning(source(body))), ("got", o.output if o.output is not None else o.refused or o.failed):
            lines += [f"  {title}:"] + [f"    {line}" for line in (text or "").splitlines()[-12:]]
        return "\n".join(lines)


def programs(first, count):
    for seed in range(first, first + count):
        try:
            with limited():
                body = program(seed)
        except Endless:
            continue
        expected = meaning(source(body))
        if expected is not None:
            yield seed, body, expected


def limit_program():
    """A program that asks for too much, or calls itself forever, gets an exception, and is left out."""
    sys.setrecursionlimit(400)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def chunk(first, count, o):
    tally = Tally()
    made = list(programs(first, count))
    with tempfile.TemporaryDirectory() as folder:
        for engine in o.engines:
            Checker(engine, folder, tally, o).check([p for p in made if engine == "interp" or p[0] < o.first + o.native])
    return tally


def pieces(first, count, size):
    return [(s, min(size, first + count - s)) for s in range(first, first + count, size)]


def alone(o, first, count):
    """The tally of a span in a process of its own; where that dies, of pieces of it. A program that kills it is undecided."""
    with concurrent.futures.ProcessPoolExecutor(1, initializer=limit_program) as pool:
        try:
            yield pool.submit(chunk, first, count, o).result(), count
            return
        except concurrent.futures.process.BrokenProcessPool:
            pass
    if count == 1:
        tally = Tally()
        tally.unsure.update(o.engines)
        yield tally, 1
        return
    for piece in pieces(first, count, max(1, count // 10)):
        yield from alone(o, *piece)


def tallies(o, spans):
    """The tallies of spans of seeds, and how many programs each is of. NumPy may corrupt its memory, and the process that asks
    it dies: what was under way is then done again, and the others after it."""
    while spans:
        left = []
        with concurrent.futures.ProcessPoolExecutor(o.jobs, initializer=limit_program) as pool:
            running = {pool.submit(chunk, *span, o): span for span in spans}
            for future in concurrent.futures.as_completed(running):
                try:
                    yield future.result(), running[future][1]
                except concurrent.futures.process.BrokenProcessPool:
                    left.append(running[future])
        left.sort()
        for span in left[:o.jobs + 1]:
            yield from alone(o, *span)
        spans = left[o.jobs + 1:]


def compare(o):
    total, begun, shown, done = Tally(), time.monotonic(), time.monotonic(), 0
    for tally, count in tallies(o, pieces(o.first, o.count, CHUNK)):
        total.add(tally)
        done += count
        for text in tally.reports:
            print(text, flush=True)
        if o.progress and time.monotonic() - shown > EVERY:
            shown = time.monotonic()
            print(f"{done} of {o.count} in {shown - begun:.0f} s: " + "; ".join(map(total.line, o.engines)), file=sys.stderr, flush=True)
    return total


def options():
    p = argparse.ArgumentParser()
    p.add_argument("--first", type=int, default=1)
    p.add_argument("--count", type=int, default=2000)
    p.add_argument("--native", type=int)
    p.add_argument("--engines", default="interp,native", type=lambda t: t.split(","))
    p.add_argument("--jobs", type=int, default=2)
    p.add_argument("-O", dest="level", type=int, default=1)
    p.add_argument("--show", action="store_true")
    p.add_argument("--reasons", action="store_true")
    p.add_argument("--progress", action="store_true")
    p.add_argument("--no-shrink", dest="shrink", action="store_false")
    o = p.parse_args()
    o.native = o.count if o.native is None else o.native
    return o


def main():
    o = options()
    if o.show:
        for seed, body, _ in programs(o.first, o.count):
            print(f"# seed {seed}\n{whole(body)}")
        return 0
    total = compare(o)
    for engine in o.engines:
        print(total.line(engine))
    if o.reasons:
        for why, n in total.reasons.most_common(100):
            print(f"  {n:5} {why}")
    failed = sum(total.differing.values())
    print(f"{sum(total.agreed.values())} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
