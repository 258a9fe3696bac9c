#!/usr/bin/python3
"""Runs each program of programs/ under CPython and under the interpreter: output, status and what stderr ends with must agree: a whole traceback, or a line.

NPCC_BUILD: the build directory. INTERP: the command instead of `npcc run --engine=interp`.
Arguments: parts of names of the programs to run.
"""
import os
import pathlib
import re
import subprocess
import sys

here = pathlib.Path(__file__).resolve().parent
build = pathlib.Path(os.environ.get("NPCC_BUILD", "build"))
command = os.environ.get("INTERP", "").split() or [str(build / "npcc"), "run", "--engine=interp"]
environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", OMP_NUM_THREADS="1", NPY_PROMOTION_STATE="weak",
                   NPY_DISABLE_CPU_FEATURES="AVX2 FMA3 AVX512F AVX512CD AVX512_SKX", ASAN_OPTIONS="detect_leaks=1")


def run(argv, program):
    try:
        p = subprocess.run([*argv, program.name], cwd=program.parent, capture_output=True, text=True, timeout=60, env=environment,
                           stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return "", "timeout", ""
    return p.stdout, p.returncode, last_error(p.stderr)


def last_error(text):
    traceback = re.search(r"^(Traceback|  [+|] Exception Group).*", text, re.M | re.S)
    foreign = re.search(r'File "(/usr/lib/|<library>)', text)   # the library has other files and lines
    return traceback.group() if traceback and not foreign else text.strip().split("\n")[-1]


def main():
    programs = sorted((here / "programs").glob("*.py")) + sorted((here / "programs" / "numpy1").glob("*.py"))
    wanted = sys.argv[1:]
    if wanted:
        programs = [p for p in programs if any(w in p.name for w in wanted)]
    passed = failed = 0
    for program in programs:
        old = program.parent.name == "numpy1"   # with NumPy 1's promotion
        environment["NPY_PROMOTION_STATE"] = "legacy" if old else "weak"
        expected, actual = run(["/usr/bin/python3"], program), run(command + ["--numpy=1"] if old else command, program)
        if expected == actual:
            passed += 1
            continue
        failed += 1
        what = "output" if expected[0] != actual[0] else "status" if expected[1] != actual[1] else "error text"
        print(f"{program.name}: {what} differs: rerun with {' '.join(command)} {program}")
        if what == "output":
            a, b = expected[0].split("\n"), actual[0].split("\n")
            for i in range(max(len(a), len(b))):
                x, y = a[i] if i < len(a) else "<end>", b[i] if i < len(b) else "<end>"
                if x != y:
                    print(f"  line {i + 1}: expected {x!r}\n  line {i + 1}: got      {y!r}   {actual[2]}")
                    break
        else:
            print(f"  expected {expected[1:]!r}\n  got      {actual[1:]!r}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
