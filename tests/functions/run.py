#!/usr/bin/python3
"""Functions compiled while the interpreter runs their program, against CPython. See README.md.

    tests/functions/run.py [-k PART] [-v]
"""
import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
NPCC = str(pathlib.Path(os.environ.get("NPCC_BUILD", HERE.parent.parent / "build")).resolve() / "npcc")
ORACLE = {"OMP_NUM_THREADS": "1", "NPY_PROMOTION_STATE": "weak", "NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3 AVX512F AVX512CD AVX512_SKX"}


def execute(command, cache=""):
    try:
        p = subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=HERE / "programs", env=dict(os.environ, NPCC_CACHE=cache, **ORACLE))
    except subprocess.TimeoutExpired:
        return "", "stopped after 120 s", 124
    return p.stdout, p.stderr, p.returncode


def named(text, word):
    m = re.search(rf"^# {word}: (.*)$", text, re.M)
    return m.group(1).split() if m else []


def check_compiled(text, err, word):
    """The functions that have code, and where that came from."""
    have = set(re.findall(rf":\d+: (\w+)\(.*: {word} in", err))
    missing = [n for n in named(text, "compiled") if n not in have]
    wrong = [n for n in named(text, "interpreted") if n in have]
    return f"not {word}: {missing}; {word}, which should not be: {wrong}\n{err}" if missing or wrong else ""


def check(path):
    text = path.read_text()
    expected = execute([sys.executable, "-W", "ignore", path.name])
    with tempfile.TemporaryDirectory() as cache:
        for flags, word in ((["--eager"], "compiled"), (["--eager"], "loaded"), ([], "")):
            out, err, status = execute([NPCC, "run", "--engine=mixed", "--summary", *flags, path.name], cache)
            if (out, status) != (expected[0], expected[2]):
                return f"{word}: status {status} and {expected[2]}\n--- CPython\n{expected[0]}\n--- npcc\n{out}\n{err}"
            if expected[2] and err.strip().splitlines()[-1:] != expected[1].strip().splitlines()[-1:]:
                return f"{word}: the last line of stderr differs\n{err}"
            why = check_compiled(text, err, word) if word else ""
            if why:
                return why
    return ""


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("-k", default="", help="programs whose name contains this")
    p.add_argument("-v", action="store_true", help="name every program")
    options = p.parse_args()
    paths = [f for f in sorted((HERE / "programs").glob("*.py")) if options.k in f.name]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for path, why in zip(paths, pool.map(check, paths)):
            failed += bool(why)
            if why or options.v:
                print(f"{'FAIL' if why else 'ok  '} {path.name}" + (f"\n{why}" if why else ""))
    print(f"{len(paths) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
