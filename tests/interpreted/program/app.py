"""A program that native code does not support: the interpreter inside the executable runs it."""
import json
import os
import sys
from fractions import Fraction

import numpy as np

import broken_later
from parts import core
from parts.deep import leaf as lf
from space.only import WHERE


def late():
    import parts.lazy
    return parts.lazy.VALUE


def main(arguments):
    print(json.dumps({"rows": np.arange(6).reshape(2, 3).tolist(), "big": 2**100}), __name__, arguments)
    print(core.twice(np.eye(2)), lf.NAME, WHERE, late(), Fraction(1, 3) + 1)
    print(os.path.basename(__file__), [m for m in sorted(sys.modules) if m.startswith(("parts", "space"))])
    print((np.array([1, 2], dtype=np.float32) + np.float64(1e-9)).dtype)
    print(broken_later.why())
    if "fail" in arguments:
        core.fail()
    if "exit" in arguments:
        sys.exit(7)
    print(sys.stdin.read().upper(), end="")


if __name__ == "__main__":
    main(sys.argv[1:])
