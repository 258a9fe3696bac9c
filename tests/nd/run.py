#!/usr/bin/python3
"""Runs programs/*.py with NumPy and with npcc's interpreter; their output must be the same.

NPCC_BUILD: the build folder (default build). NPCC_INTERP: another command that runs a program.
"""
import os
import subprocess
import sys
import tempfile

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(os.path.dirname(here))
build = os.path.abspath(os.environ.get("NPCC_BUILD", os.path.join(root, "build")))
command = os.environ.get("NPCC_INTERP", os.path.join(build, "npcc") + " run --engine=interp").split()
oracle = dict(os.environ, OMP_NUM_THREADS="1", NPY_PROMOTION_STATE="weak",
              NPY_DISABLE_CPU_FEATURES="AVX2 FMA3 AVX512F AVX512CD AVX512_SKX")


def run(argv, env=None):
    """In a folder of its own: programs write files."""
    with tempfile.TemporaryDirectory() as where:
        p = subprocess.run(argv, capture_output=True, text=True, env=env, timeout=300, cwd=where)
    return p.stdout, p.returncode


passed = failed = 0
folder = os.path.join(here, "programs")
for name in sorted(sys.argv[1:] or os.listdir(folder)):
    if not name.endswith(".py"):
        continue
    path = os.path.join(folder, name)
    want = run(["/usr/bin/python3", path], oracle)
    try:
        got = run(command + [path])
    except subprocess.TimeoutExpired:
        got = ("", "timeout")
    if got == want:
        passed += 1
        continue
    failed += 1
    a, b = want[0].splitlines(), got[0].splitlines()
    at = next((i for i in range(min(len(a), len(b))) if a[i] != b[i]), min(len(a), len(b)))
    print("FAIL %s, status %s (want %s), line %d: want %r, got %r; rerun: %s tests/nd/run.py %s" % (
        name, got[1], want[1], at + 1, a[at:at + 1], b[at:at + 1], sys.executable, name))
print("%d passed, %d failed" % (passed, failed))
sys.exit(failed > 0)
