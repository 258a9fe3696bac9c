#!/usr/bin/python3
"""Checks the runtime against CPython and NumPy. run.py [NAME…] runs only check_NAME.py."""
import importlib
import os
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
REFERENCE = {
    "OMP_NUM_THREADS": "1",
    "NPY_PROMOTION_STATE": "weak",
    "NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3 AVX512F AVX512CD AVX512_SKX",
}
if os.environ.get("NPY_PROMOTION_STATE") != "weak" or sys.executable != "/usr/bin/python3":
    os.execve(
        "/usr/bin/python3",
        ["/usr/bin/python3", "-W", "ignore", str(HERE / "run.py"), *sys.argv[1:]],
        {**os.environ, **REFERENCE},
    )

sys.path.insert(0, str(HERE))
from library import Checks, Runtime  # noqa: E402

names = sys.argv[1:] or sorted(p.stem[6:] for p in HERE.glob("check_*.py"))
runtime = Runtime()
checks = Checks(f"tests/runtime/run.py {' '.join(sys.argv[1:])}".strip())
for name in names:
    importlib.import_module("check_" + name).run(runtime, checks)
checks.finish()
