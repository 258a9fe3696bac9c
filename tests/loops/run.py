#!/usr/bin/python3
"""Tensor-stage MLIR through fusion, bufferisation and loops, run by MLIR's back end, against NumPy.

    NPCC_BUILD=build tests/loops/run.py [-k NAME]      one case: -k softmax;  --keep DIR keeps its files
"""
import argparse
import sys

import numpy as np

import cases
from harness import Compiled, Failed


def check(case, options):
    rng = np.random.default_rng(7)
    program = Compiled(case.text, options, case.keep)
    if case.maximum_copies is not None:
        copies = program.loops.count("memref.copy")
        assert copies <= case.maximum_copies, f"{copies} copies, at most {case.maximum_copies} expected"
    if case.maximum_allocations is not None:
        allocations = program.loops.count("memref.alloc ") + program.loops.count("memref.alloc(")
        assert allocations <= case.maximum_allocations, f"{allocations} allocations, at most {case.maximum_allocations} expected"
    for shapes in case.runs:
        args = case.make(rng, *shapes)
        saved = [a.copy() if isinstance(a, np.ndarray) else a for a in args]
        found = program(case.name, *args, results=case.results)
        found = found if isinstance(found, list) else [found]
        wanted = case.reference(*saved)
        wanted = wanted if isinstance(wanted, tuple) else (wanted,)
        for a, s in zip(args, saved):
            if isinstance(a, np.ndarray):
                assert np.array_equal(a, s, equal_nan=True), f"shapes {shapes}: an argument was changed"
        for f, w in zip(found, wanted):
            np.testing.assert_allclose(f, w, rtol=case.rtol, atol=case.atol, err_msg=f"shapes {shapes}")


def main():
    p = argparse.ArgumentParser()
    p.add_argument("-k", default="")
    p.add_argument("--keep")
    p.add_argument("--options", default="", help="for the tool, e.g. --vector-bytes=32")
    o = p.parse_args()
    passed = failed = 0
    for case in cases.all_cases():
        if o.k not in case.name:
            continue
        case.keep = o.keep
        try:
            check(case, o.options.split())
            passed += 1
        except (Failed, AssertionError, AttributeError) as e:
            failed += 1
            print(f"FAIL {case.name}: {e}\n  rerun: tests/loops/run.py -k {case.name}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
