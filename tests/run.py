#!/usr/bin/python3
"""Runs every suite, prints one line for each with its result and time, and ends with the sum, "N passed, N failed".

    tests/run.py [--build DIR] [--san-build DIR] [-k PART] [--unit TEST...]

A suite is tests/NAME/run.py, or a unit test (an executable built by `make unit-tests`). The suites in SANITIZED run a
second time with the compiler that checks its memory accesses and arithmetic. What a suite prints before its last line
(failures with how to rerun them, and what it had to skip) is shown below its line.
"""
import argparse
import concurrent.futures
import os
import re
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
SANITIZED = {"errors", "ir", "examples", "functions"}
# Longest first: two run at a time.
ORDER = ["syntax", "codegen", "mid", "loops", "stages", "targets", "examples", "errors"]
LIMIT = 600
SUMMARY = re.compile(r"^(\d+) passed, (\d+) failed$")


def suites():
    names = [n for n in os.listdir(HERE) if os.path.exists(os.path.join(HERE, n, "run.py"))]
    return sorted(names, key=lambda n: (ORDER.index(n) if n in ORDER else len(ORDER), n))


def run(command, build):
    env = dict(os.environ, NPCC_BUILD=build, PYTHONDONTWRITEBYTECODE="1", NPCC_CACHE="")
    env.setdefault("ASAN_OPTIONS", "detect_leaks=0")
    try:
        r = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                           cwd=ROOT, timeout=LIMIT)
    except subprocess.TimeoutExpired as e:
        return None, (e.stdout or b"").decode(errors="replace") + f"\nstopped after {LIMIT} s"
    except OSError as e:
        return None, str(e)
    return r.returncode, r.stdout.decode(errors="replace")


def suite(command, build):
    status, text = run(command, build)
    lines = text.rstrip().splitlines()
    m = SUMMARY.match(lines[-1]) if lines else None
    if not m:
        return 0, 1, lines[-40:] + [f"no summary; exit status {status}"]
    passed, failed = int(m[1]), int(m[2])
    if status and not failed:
        failed, lines = 1, lines[:-1] + [f"exit status {status}", ""]
    return passed, failed, lines[:-1]


def unit_test(path):
    status, text = run([path], "")
    passed = sum(int(n) for n in re.findall(r"^\[  PASSED  \] (\d+) test", text, re.M))
    failed = sum(int(n) for n in re.findall(r"^\[  FAILED  \] (\d+) test", text, re.M))
    if status and not failed:
        failed = 1
    return passed, failed, text.splitlines()[-60:] + [f"rerun: {path}"] if failed else []


def jobs(o):
    for name in suites():
        command = [os.path.join(HERE, name, "run.py")]
        yield name, lambda c=command: suite(c, o.build)
        if o.san_build and name in SANITIZED:
            yield name + " (sanitized)", lambda c=command: suite(c, o.san_build)
    yield "includes", lambda: suite([os.path.join(HERE, "check_includes.py")], o.build)
    for path in o.unit:
        kind = " (sanitized)" if o.san_build and path.startswith(o.san_build + "/") else ""
        yield "unit " + os.path.basename(path) + kind, lambda p=path: unit_test(p)


def timed(work):
    start = time.monotonic()
    return work() + (time.monotonic() - start,)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--build", default=os.path.join(ROOT, "build"))
    p.add_argument("--san-build", default="")
    p.add_argument("-k", default="", help="only what has this in its name")
    p.add_argument("--unit", nargs="*", default=[])
    o = p.parse_args()
    o.build = os.path.abspath(o.build)
    o.san_build = os.path.abspath(o.san_build) if o.san_build else ""
    o.unit = [os.path.abspath(u) for u in o.unit]
    total = [0, 0]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        running = {pool.submit(timed, work): name for name, work in jobs(o) if o.k in name}
        for future in concurrent.futures.as_completed(running):
            passed, failed, lines, seconds = future.result()
            total = [total[0] + passed, total[1] + failed]
            print(f"{'ok  ' if not failed else 'FAIL'} {running[future]:40} {passed:6} passed {failed:4} failed {seconds:7.1f} s", flush=True)
            for line in lines:
                print("     " + line, flush=True)
    print(f"{total[0]} passed, {total[1]} failed")
    return 1 if total[1] or not total[0] else 0


sys.exit(main())
