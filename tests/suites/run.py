#!/usr/bin/python3
"""Suites that others wrote, under CPython with NumPy and under the interpreter.

    run.py [SUITE...] [--all] [--refused] [--near] [--progress] [--bless] [PART...]

SUITE: numpy_doc, algorithms, pythran, programs. By default a sample of each; --all for everything. PART: only cases with it in
their name. --refused lists why cases are refused, --near what passes to rounding only; --progress says how far it is on
stderr; --bless writes the lists of known failures. NPCC_BUILD: the build directory. ALGORITHMS, PYTHRAN: checkouts of
TheAlgorithms/Python and serge-sans-paille/pythran; PROGRAMS: a folder of public programs (see programs.py). Without them those
suites are skipped. ORACLE_CACHE: a folder that keeps what CPython printed, so that later runs need not run it again.
"""
import importlib
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import suite

SUITES = {"numpy_doc": None, "algorithms": "ALGORITHMS", "pythran": "PYTHRAN", "programs": "PROGRAMS"}


def main():
    names = [a for a in sys.argv[1:] if a in SUITES] or list(SUITES)
    arguments = [a for a in sys.argv[1:] if a not in SUITES]
    everything = "--all" in arguments or any(not a.startswith("-") for a in arguments)
    passed = failed = 0
    for name in names:
        folder = SUITES[name]
        if folder and not os.environ.get(folder):
            print(f"{name:12} skipped: {folder} does not name a checkout")
            continue
        p, f = suite.run(name, importlib.import_module(name).cases(everything), arguments)
        passed, failed = passed + p, failed + f
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
