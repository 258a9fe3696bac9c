#!/usr/bin/python3
"""The loader: objects of the C compiler are loaded, called, and damaged, on this machine and (under qemu) on AArch64.

    NPCC_BUILD=build tests/loader/run.py [-k PART]
"""
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ONLY = sys.argv[sys.argv.index("-k") + 1] if "-k" in sys.argv else ""
SOURCES = [ROOT / "src" / p for p in ("loader/loader.c", "loader/relocate_x86_64.c", "loader/relocate_aarch64.c",
                                      "base/arena.c", "base/diag.c")]
# machine: compiler of objects and tool, how the tool runs, the tool's extra options
MACHINES = {"x86_64": (["clang-22"], [], ["-fsanitize=address,undefined", "-fno-sanitize=function", "-fno-sanitize-recover=undefined", "-g"]),
            "aarch64": (["clang-22", "--target=aarch64-linux-gnu"], ["qemu-aarch64", "-L", "/usr/aarch64-linux-gnu"], ["-fuse-ld=lld"])}
# name: (what answer() is, source of each object)
PROGRAMS = {
    "number": (42, ["long answer(void) { return 42; }"]),
    "constants": (1234, ["static const double t[] = {1000, 200, 34}; volatile int n = 3;"
                         "long answer(void) { double s = 0; for (int i = 0; i < n; i++) s += t[i]; return (long)s; }"]),
    "data": (11, ["static long count = 10; static long zeros[5000]; long *at = &count;"
                  "long answer(void) { *at += 1; zeros[4999] = count; return zeros[4999] + zeros[0]; }"]),
    "bytes": (4950, ["static unsigned char b[100]; static short h[100]; static int w[100];"
                     "long answer(void) { long s = 0; for (int i = 0; i < 100; i++) b[i] = h[i] = w[i] = i;"
                     "for (int i = 0; i < 100; i++) s += b[i] + h[i] - w[i]; return s; }"]),
    "outside": (63, ["long triple(long); long answer(void) { return triple(21); }"]),
    "pointer": (63, ["long triple(long); long (*f)(long) = triple; long answer(void) { return f(21); }"]),
    "library": (2, ["double cbrt(double); volatile double x = 8; long answer(void) { return (long)cbrt(x); }"]),
    "two": (30, ["long other(long); long shared = 4; long answer(void) { return other(5) + shared; }",
                 "extern long shared; long other(long x) { shared += 1; return x * shared; }"]),
    "switch": (77, ["volatile int k = 5; long answer(void) { switch (k) { case 0: return 1; case 1: return 9; case 2: return 4;"
                    "case 3: return 8; case 4: return 3; case 5: return 77; case 6: return 2; } return 0; }"]),
}
REFUSED = {
    "missing": ("nothing is called nowhere", "long nowhere(void); long answer(void) { return nowhere(); }"),
    "thread": ("thread-local", "_Thread_local long x = 3; long answer(void) { return x; }"),
    "constructor": ("constructors", "static volatile long x; __attribute__((constructor)) static void f(void) { x = 1; }"
                                    "long answer(void) { return x; }"),
}
passed = failed = 0
work = pathlib.Path(tempfile.mkdtemp(prefix="npcc-loader-"))


def check(name, good, why=""):
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    if not good:
        print(f"FAIL {name}: {why}\n  rerun: tests/loader/run.py -k {name.split()[0]}")


def sh(*command):
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, errors="replace", timeout=120,
                          env=dict(os.environ, ASAN_OPTIONS="detect_leaks=1"))


def objects(cc, name, sources):
    out = []
    for i, text in enumerate(sources):
        source, path = work / f"{name}{i}.c", work / f"{name}{i}.o"
        source.write_text(text)
        r = sh(*cc, "-O1", "-fPIC", "-fvisibility=hidden", "-fno-asynchronous-unwind-tables", "-c", source, "-o", path)
        assert r.returncode == 0, r.stderr
        out.append(path)
    return out


def damage(bytes_, r):
    b = bytearray(bytes_)
    if r.random() < 0.3:
        return bytes(b[:r.randrange(len(b))])
    for _ in range(r.choice((1, 1, 4, 20))):
        b[r.randrange(len(b))] = r.choice((0, 1, 0x7f, 0xff, r.randrange(256)))
    return bytes(b)


def run_damaged(tool, path, machine):
    """A damaged object is refused or loads; it never makes the loader read or write elsewhere."""
    r, original = random.Random(7), path.read_bytes()
    bad = work / "damaged.o"
    for i in range(40):
        bad.write_bytes(damage(original, r))
        got = sh(*tool, "--only-load", bad)
        if got.returncode not in (0, 1):
            shutil.copy(bad, "/tmp/npcc-damaged.o")
            return check(f"damaged {machine} {i}", False, f"{got.stdout}{got.stderr[:600]} (/tmp/npcc-damaged.o)")
    check(f"damaged {machine}", True)


def run_machine(machine, cc, emulator, options):
    exe = work / f"tool-{machine}"
    r = sh(*cc, "-std=gnu17", "-O1", "-D_GNU_SOURCE", f"-I{ROOT}/src", *options, HERE / "load_tool.c", *SOURCES, "-o", exe,
           "-lm", *([] if emulator else ["-ldl"]))
    assert r.returncode == 0, r.stderr
    tool = [*emulator, exe]
    for name, (want, sources) in PROGRAMS.items():
        if ONLY in name:
            got = sh(*tool, *objects(cc, name, sources))
            check(f"{name} {machine}", (got.returncode, got.stdout) == (0, f"{want}\n"), got.stdout + got.stderr[:600])
    for name, (why, source) in REFUSED.items():
        if ONLY in name:
            got = sh(*tool, *objects(cc, name, [source]))
            check(f"{name} {machine}", got.returncode == 1 and why in got.stdout, got.stdout + got.stderr[:600])
    if ONLY in "damaged" and not emulator:
        run_damaged(tool, objects(cc, "two", PROGRAMS["two"][1][1:])[0], machine)
        run_damaged(tool, objects(cc, "pointer", PROGRAMS["pointer"][1])[0], machine)
    if ONLY in "machine":
        other = [m for m in MACHINES if m != machine][0]
        got = sh(*tool, *objects(MACHINES[other][0], "other", ["long answer(void) { return 1; }"]))
        check(f"machine {machine}", got.returncode == 1 and "another machine" in got.stdout, got.stdout)


def main():
    if os.uname().machine != "x86_64":
        MACHINES.pop("x86_64")
    for machine, (cc, emulator, options) in MACHINES.items():
        if shutil.which(cc[0]) and (not emulator or shutil.which(emulator[0])):
            run_machine(machine, cc, emulator, options)
        else:
            print(f"skipped {machine}: {cc[0]} or {emulator[:1]} is missing")
    shutil.rmtree(work)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
