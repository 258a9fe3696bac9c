#!/usr/bin/python3
"""Memory planning: programs whose temporaries share frames give what CPython and NumPy give.

    tests/plan/run.py [-k PART]

The programs are in programs/. Each runs natively with one and with two threads. Their loops go through mlir-opt-22
when it is there, every frame that is pushed is popped, and the number of heap blocks of a loop does not grow with its
iterations (counted by a malloc put before the C library's).
"""
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.abspath(os.environ.get("NPCC_BUILD", os.path.join(ROOT, "build")))
NPCC = os.path.join(BUILD, "npcc")
ONLY = sys.argv[sys.argv.index("-k") + 1] if "-k" in sys.argv else ""
ORACLE = {"OMP_NUM_THREADS": "1", "NPY_PROMOTION_STATE": "weak",
          "NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3 AVX512F AVX512CD AVX512_SKX"}
PROGRAMS = sorted(n for n in os.listdir(os.path.join(HERE, "programs")) if n.endswith(".py"))
COUNTER = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
static _Atomic long count;
void *malloc(size_t n) {
    static void *(*real)(size_t);
    if (!real) real = (void *(*)(size_t))dlsym(RTLD_NEXT, "malloc");
    count++;
    return real(n);
}
void *aligned_alloc(size_t a, size_t n) {
    static void *(*real)(size_t, size_t);
    if (!real) real = (void *(*)(size_t, size_t))dlsym(RTLD_NEXT, "aligned_alloc");
    count++;
    return real(a, n);
}
__attribute__((destructor)) static void report(void) { fprintf(stderr, "allocations %ld\n", count); }
"""
LOOP = """
import sys
import numpy as np


def run(rounds, n):
    total = 0.0
    for i in range(rounds):
        t = np.ones(n) + i
        t[i % n] = 0.5
        u = t[1:] + t[:-1]
        u[i % 7] = 0.25
        total += float(u @ t[1:]) + float(t[-1])
    return total


print(run(int(sys.argv[1]), 500))
"""
GPT2 = ["--layers", "2", "--heads", "2", "--embd", "32", "--vocab", "120", "--positions", "64", "--prompt", "3,14,15"]
passed = failed = 0


def report(name, problem):
    global passed, failed
    if problem:
        failed += 1
        print(f"FAIL {name}: {problem}\n  rerun: NPCC_BUILD={BUILD} tests/plan/run.py -k '{name}'")
    else:
        passed += 1


def run(command, **env):
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=120, env=dict(os.environ, **env),
                              stdin=subprocess.DEVNULL, cwd=ROOT)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 124, "", "stopped after 120 s")


def output(path):
    want = run(["/usr/bin/python3", path], **ORACLE)
    if want.returncode:
        return f"the reference fails: {want.stderr[-300:]}"
    for threads in ("1", "2"):
        got = run([NPCC, "run", "--strict", path], NPCC_NUM_THREADS=threads)
        if got.returncode:
            return f"{threads} threads: status {got.returncode}: {got.stderr[-300:]}"
        for i, (a, b) in enumerate(zip(want.stdout.splitlines(), got.stdout.splitlines() + [""])):
            if a != b:
                return f"{threads} threads, line {i + 1}: expected {a!r}, got {b!r}"
    return None


def loops(path):
    text = run([NPCC, "emit", "--stage=loops", path])
    if text.returncode:
        return text.stderr[-300:]
    pushed, popped = (len(re.findall(rf"call @nprt_arena_{what}\(", text.stdout)) for what in ("push", "pop"))
    if not pushed or pushed != popped:
        return f"{pushed} frames pushed, {popped} popped"
    try:
        r = subprocess.run(["mlir-opt-22", "--verify-each", "-o", os.devnull], input=text.stdout, text=True,
                           capture_output=True, timeout=120)
    except FileNotFoundError:
        return None
    return r.stderr[-300:] if r.returncode else None


def allocations(folder, program, few, many):
    """How many more heap allocations the program makes with the arguments many than with few; None: cannot tell."""
    counter, binary = os.path.join(folder, "counter.so"), os.path.join(folder, "program")
    source = os.path.join(folder, "counter.c")
    with open(source, "w") as f:
        f.write(COUNTER)
    if run(["cc", "-shared", "-fPIC", "-O1", "-fno-builtin", source, "-o", counter, "-ldl"]).returncode:
        return None
    r = run([NPCC, "build", program, "-o", binary])
    if r.returncode:
        raise RuntimeError(r.stderr[-300:])
    counts = [re.search(r"allocations (\d+)", run([binary, *args], LD_PRELOAD=counter).stderr) for args in (few, many)]
    return int(counts[1][1]) - int(counts[0][1]) if all(counts) else None


def loop_allocations(folder):
    program = os.path.join(folder, "loop.py")
    with open(program, "w") as f:
        f.write(LOOP)
    more = allocations(folder, program, ["10"], ["1010"])
    return f"1000 more iterations allocate {more} times" if more is None or more > 10 else None


def gpt2_allocations(folder):
    more = allocations(folder, os.path.join(ROOT, "examples", "gpt2.py"), GPT2 + ["--tokens", "2"], GPT2 + ["--tokens", "22"])
    limit = 1800   # 1560 of them; 2300 without frames: what broadcasting of sizes known at run time may copy takes heap
    return f"20 more tokens allocate {more} times" if more is None or more > limit else None


def main():
    checks = [(f"{what.__name__} {name}", what, os.path.join(HERE, "programs", name)) for name in PROGRAMS
              for what in (output, loops)]
    with tempfile.TemporaryDirectory() as folder:
        checks += [("a loop's temporaries need no heap", loop_allocations, folder),
                   ("GPT-2's layers need little heap", gpt2_allocations, folder)]
        for name, check, argument in checks:
            if ONLY in name:
                report(name, check(argument))
    print(f"{passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
