#!/usr/bin/python3
"""Small programs, compiled natively, against CPython and NumPy.

    tests/programs/run.py [-k PART] [-v]

stdout and the exit status must be equal, or the program's exception is reported as a located error when compiling. When the exit status is not 0, so must be the last line of stderr where it
names an exception. A program may begin with comment lines:

    # args: WORDS        arguments of the program ({folder}: an empty one of its own)
    # numpy1             also run under NumPy 1's promotion
    # refused: TEXT      native code refuses the program: exit status 1, no output but what was printed before, and
                         TEXT in a located message. Without --no-interpreter the interpreter runs it, after one located line on
                         stderr, or the program's own exception ends it where CPython's does
    # boxed: TEXT        arrays have to be boxed: --strict, under which all other programs run, refuses the program with TEXT
                         in a located message

NPCC_MODE=build goes through `npcc build` and the executable instead of `npcc run`.
"""
import concurrent.futures
import glob
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.abspath(os.environ.get("NPCC_BUILD", os.path.join(ROOT, "build")))
NPCC = os.path.join(BUILD, "npcc")
MODE = os.environ.get("NPCC_MODE", "run")
ORACLE = {"OMP_NUM_THREADS": "1", "NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3 AVX512F AVX512CD AVX512_SKX"}
EXCEPTION = re.compile(r"^(\w+Error|\w+Exception|KeyboardInterrupt|StopIteration|AssertionError)(:|$)")


def execute(command, **env):
    if "{folder}" in command:
        with tempfile.TemporaryDirectory(prefix="npcc-programs-") as folder:
            return execute([folder if word == "{folder}" else word for word in command], **env)
    try:
        r = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=HERE, env=dict(os.environ, **env),
                           stdin=subprocess.DEVNULL, errors="replace")
    except subprocess.TimeoutExpired:
        return "", "stopped after 60 s", 124
    return r.stdout, r.stderr, r.returncode


def header(path):
    words = {"args": [], "refused": None, "boxed": None, "numpy1": False}
    for line in open(path, encoding="utf-8"):
        m = re.match(r"# (args|refused|boxed): (.*)|# (numpy1)\s*$", line)
        if not m:
            break
        if m.group(3):
            words["numpy1"] = True
        else:
            words[m.group(1)] = m.group(2).split() if m.group(1) == "args" else m.group(2).strip()
    return words


def native(path, args, flags, boxed):
    if MODE != "build":
        return execute([NPCC, "run", "--no-interpreter" if boxed else "--strict", *flags, path, *args])
    with tempfile.TemporaryDirectory() as folder:
        program = os.path.join(folder, "program")
        built = execute([NPCC, "build", *flags, path, "-o", program])
        return execute([program, *args]) if built[2] == 0 else built


def found_when_compiling(want, got):
    """The program's own exception, reported at its place before anything has run."""
    m = EXCEPTION.match((want[1].strip().splitlines() or [""])[-1])
    return m and want[2] == 1 and got[2] == 1 and not got[0] and re.search(r"\.py:\d+:\d+: error: " + m.group(1), got[1])


def interpreted(path, args, want):
    """What native code refuses, the interpreter runs: the same output, and one line that says so."""
    got = execute([NPCC, "run", path, *args])
    if want[2] == 1 and re.search(r"\.py:\d+:\d+: error: \w+Error: ", got[1]):
        return None   # a mistake of the program stays one
    if "OverflowError: integer result does not fit" in got[1]:
        return None   # found when it had run already
    said = [line for line in got[1].splitlines() if re.search(r"\.py:\d+:\d+: note: .*interpreted instead", line)]
    return difference(want, got) or (None if len(said) == 1 else f"no note that it was interpreted: {got[1][-300:]}")


def difference(want, got):
    if found_when_compiling(want, got):
        return None
    if got[0] != want[0]:
        a, b = want[0].splitlines(), got[0].splitlines()
        at = next((i for i in range(min(len(a), len(b))) if a[i] != b[i]), min(len(a), len(b)))
        return f"line {at + 1}: expected {a[at:at + 1]}, got {b[at:at + 1]}; {got[1].strip()[-500:]}"
    if got[2] != want[2]:
        return f"exit status {got[2]} instead of {want[2]}: {got[1].strip()[-500:]}"
    last = (want[1].strip().splitlines() or [""])[-1]
    mine = (got[1].strip().splitlines() or [""])[-1]
    if want[2] and EXCEPTION.match(last) and mine != last and "error: " + last not in got[1]:
        return f"last line of stderr: expected {last!r}, got {got[1].strip()[-300:]!r}"
    return None


def refusal(got, text):
    if got[2] != 1:
        return f"exit status {got[2]} instead of 1"
    if text not in got[1]:
        return f"the message does not contain {text!r}: {got[1].strip()[-300:]}"
    return None if re.search(r"\.py:\d+", got[1]) or "line " in got[1] else "the message has no location"


def check(path):
    name, say = os.path.basename(path), header(path)
    problems = []
    for numpy1 in (False, True) if say["numpy1"] else (False,):
        got = native(path, say["args"], ["--numpy=1"] if numpy1 else [], say["boxed"])
        env = dict(ORACLE, NPY_PROMOTION_STATE="legacy" if numpy1 else "weak")
        want = execute(["/usr/bin/python3", path, *say["args"]], **env)
        if say["refused"] is not None:
            problem = refusal(got, say["refused"]) or (MODE == "run" and interpreted(path, say["args"], want))
        else:
            problem = difference(want, got)
            if say["boxed"] and MODE == "run":
                problem = problem or refusal(native(path, say["args"], [], None), say["boxed"])
        if problem:
            problems.append(("--numpy=1: " if numpy1 else "") + problem)
    return name, "; ".join(problems)


def main():
    only = sys.argv[sys.argv.index("-k") + 1] if "-k" in sys.argv else ""
    paths = [p for p in sorted(glob.glob(os.path.join(HERE, "*.py"))) if os.path.basename(p) != "run.py" and only in p]
    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for name, problem in pool.map(check, paths):
            if problem:
                failed += 1
                print(f"FAIL {name}: {problem}\n  rerun: NPCC_BUILD={BUILD} NPCC_MODE={MODE} tests/programs/run.py -k {name}")
            else:
                passed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
