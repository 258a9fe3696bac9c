#!/usr/bin/python3
"""Does the suite notice a wrong pass? Plants one mistake after the other into a copy of the sources and runs the tests.

    tests/planted/run.py                     are the places of all mistakes still there? In every test run
    tests/planted/run.py --all [-k PART]     plants them, about a minute each
    tests/planted/run.py --all --from N      goes on with the N-th of --list
    tests/planted/run.py --list

A mistake that no suite notices is a failure, and so is one whose place is gone: its row in mutants.py wants mending.
"""
import argparse
import os
import shutil
import signal
import subprocess
import sys
import time

from mutants import MUTANTS

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.abspath(os.environ.get("NPCC_BUILD", os.path.join(ROOT, "build")))
TREE = os.path.join(BUILD, "planted")
SUITES = ["ir", "mid", "loops", "codegen", "examples", "programs"]   # the short ones first


def prepare():
    """A copy of what is built, so that a mistake costs one file and the linking."""
    shutil.rmtree(TREE, ignore_errors=True)
    os.makedirs(os.path.join(TREE, "build"))
    for name in ("src", "lib", "tools", "tests", "examples", "Makefile", "layers.mk", "targets.mk"):
        subprocess.run(["cp", "-a", os.path.join(ROOT, name), TREE], check=True)
    for name in os.listdir(BUILD):
        if name not in ("asan", "planted", "fuzz", "tests"):
            subprocess.run(["cp", "-a", os.path.join(BUILD, name), os.path.join(TREE, "build")], check=True)


def has_place(mutant):
    with open(os.path.join(ROOT, mutant.file)) as f:
        return f.read().count(mutant.old) == 1


def failure(name):
    """The suite and the first thing that fails in it, or None. The rest of the suite is not run then."""
    command = ["/usr/bin/python3", "-u", os.path.join(TREE, "tests", name, "run.py")]
    environment = dict(os.environ, NPCC_BUILD=os.path.join(TREE, "build"), NPCC_CACHE="")
    late = False
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                          errors="replace", start_new_session=True) as suite:
        for line in suite.stdout:
            if not line.startswith("FAIL"):
                continue
            if "stopped after" in line:   # the machine may be busy
                late = True
                continue
            os.killpg(suite.pid, signal.SIGKILL)
            return f"{name}: {line[5:125].strip()}"
    return f"{name}: ends with {suite.returncode}" if suite.returncode and not late else None


def first_failure():
    return next(filter(None, map(failure, SUITES)), None)


def build():
    return subprocess.run(["make", "-j2", "all"], cwd=TREE, capture_output=True, text=True)


def try_mutant(mutant):
    """What notices, or None; a text that begins with ! where nothing could be tried."""
    path = os.path.join(TREE, mutant.file)
    with open(path) as f:
        right = f.read()
    if right.count(mutant.old) != 1:
        return f"! {mutant.file} has its place {right.count(mutant.old)} times"
    with open(path, "w") as f:
        f.write(right.replace(mutant.old, mutant.new))
    try:
        made = build()
        if made.returncode:
            return "! does not compile: " + made.stderr.strip().split("\n")[0]
        return first_failure()
    finally:
        with open(path, "w") as f:
            f.write(right)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-k", default="", metavar="PART", help="only mistakes whose pass, file or description has PART")
    parser.add_argument("--from", dest="first", type=int, default=1, metavar="N", help="begin with the N-th of them")
    parser.add_argument("--list", action="store_true", help="print them and stop")
    parser.add_argument("--all", action="store_true", help="plant them")
    options = parser.parse_args()
    chosen = [m for m in MUTANTS if options.k in " ".join([m.pass_name, m.file, m.wrong])]
    if options.list:
        for number, m in enumerate(chosen, 1):
            print(f"{number:3} {m.pass_name:18} {m.wrong}")
        return
    if not options.all:
        gone = [m for m in chosen if not has_place(m)]
        for m in gone:
            print(f"FAIL {m.pass_name}: {m.wrong}: {m.file} does not have its place once")
        print(f"{len(chosen) - len(gone)} passed, {len(gone)} failed")
        sys.exit(1 if gone else 0)
    prepare()
    made = build()
    if made.returncode:
        sys.exit("the copy does not build:\n" + made.stderr)
    failed = first_failure()
    if failed:
        sys.exit(f"fails without any mistake: {failed}")
    missed = 0
    rest = list(enumerate(chosen, 1))[options.first - 1:]
    for number, mutant in rest:
        start = time.time()
        caught = try_mutant(mutant)
        bad = caught is None or caught.startswith("!")
        missed += bad
        verdict = "MISSED" if caught is None else caught if bad else f"noticed by {caught}"
        print(f"[{number}/{len(chosen)}] {mutant.pass_name}: {mutant.wrong}: {verdict} ({time.time() - start:.0f} s)", flush=True)
    print(f"{len(rest) - missed} noticed, {missed} not")
    shutil.rmtree(TREE, ignore_errors=True)
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
