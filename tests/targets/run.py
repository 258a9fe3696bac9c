#!/usr/bin/python3
"""Executables: the same output on every machine and vector length, small, and needing nothing but the C library.

    tests/targets/run.py [-k PART]

Every example is built for this machine and for the cross targets whose C library and emulator are installed, and prints
there what it prints here. The code for RISC-V must contain vector instructions.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.abspath(os.environ.get("NPCC_BUILD", os.path.join(ROOT, "build")))
NPCC = os.path.join(BUILD, "npcc")
ONLY = sys.argv[sys.argv.index("-k") + 1] if "-k" in sys.argv else ""
CASES = ["hello.py Ada", "mandelbrot.py 40", "heat.py 24", "kmeans.py", "mlp.py", "nbody.py 16",
         "gpt2.py --layers 2 --heads 4 --embd 64 --vocab 120 --positions 32 --tokens 5 --prompt 3,14,15,92,65",
         "gpt2.py --float64 --layers 1 --heads 2 --embd 32 --vocab 50 --positions 16 --tokens 3 --prompt 3,14"]
RISCV = "qemu-riscv64 -L /usr/riscv64-linux-gnu -cpu rv64,v=true,vlen=%d,vext_spec=v1.0"
# target: the emulators' commands
CROSS = {"riscv64": [RISCV % 128, RISCV % 256], "aarch64": ["qemu-aarch64 -L /usr/aarch64-linux-gnu"]}
MOST_BYTES = {"hello.py": 40 * 1024, "gpt2.py": 250_000}
LIBRARIES = {"linux-vdso.so.1", "libc.so.6", "libm.so.6", "ld-linux-x86-64.so.2"}
passed = failed = 0


def report(name, problem):
    global passed, failed
    if problem:
        failed += 1
        print(f"FAIL {name}: {problem}\n  rerun: NPCC_BUILD={BUILD} tests/targets/run.py -k '{name.split(' [')[0]}'")
    else:
        passed += 1


def run(command):
    try:
        r = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=os.path.join(ROOT, "examples"), stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return 124, "", "stopped after 300 s"
    return r.returncode, r.stdout, r.stderr


def build(case, exe, *flags):
    status, _, stderr = run([NPCC, "build", *flags, case.split()[0], "-o", exe])
    return f"does not build: {stderr[-300:]}" if status else None


def check_here(case, exe):
    """Size and libraries; returns the output."""
    problem = build(case, exe)
    if problem:
        return report(f"{case} [here]", problem)
    name = case.split()[0]
    limit = MOST_BYTES.get(name)
    if limit:
        size = os.path.getsize(exe)
        report(f"{case} [size]", None if size < limit else f"{size} bytes, at most {limit} expected")
    needed = {os.path.basename(line.split()[0]) for line in run(["ldd", exe])[1].splitlines()}
    report(f"{case} [libraries]", None if needed <= LIBRARIES else f"needs {sorted(needed - LIBRARIES)}")
    status, out, stderr = run([exe, *case.split()[1:]])
    report(f"{case} [here]", f"exit status {status}: {stderr[-300:]}" if status else None)
    return None if status else out


def check_cross(case, target, emulators, exe, want):
    problem = build(case, exe, f"--target={target}")
    if problem:
        return report(f"{case} [{target}]", problem)
    if target == "riscv64" and "hello" not in case:
        code = run(["llvm-objdump-22", "-d", "--mattr=+v", exe])[1] if shutil.which("llvm-objdump-22") else None
        vectors = len(re.findall(r"\tv(?:le|se|fmacc|fmadd|fadd|fmul|fsub)\w*\.\w+", code or ""))
        if code is not None and "mandelbrot" not in case:
            report(f"{case} [vector code]", None if vectors >= 10 else f"{vectors} vector instructions")
    for emulator in emulators:
        status, out, stderr = run(emulator.split() + [exe, *case.split()[1:]])
        same = not status and out == want
        report(f"{case} [{emulator}]", None if same else f"exit status {status}, printed {out[-200:]!r}, expected {want[-200:]!r} {stderr[-200:]}")


def main():
    if not os.path.exists(NPCC):
        sys.exit(f"there is no {NPCC}: run make first, or set NPCC_BUILD")
    targets = {}
    for target, emulators in CROSS.items():
        if not shutil.which(emulators[0].split()[0]) or not os.path.exists(os.path.join(BUILD, "lib", target, "libnprt.a")):
            print(f"skipped: {target} (its emulator or its C library is not installed)")
        else:
            targets[target] = emulators
    with tempfile.TemporaryDirectory(prefix="npcc-targets-") as folder:
        for case in CASES:
            if ONLY not in case:
                continue
            want = check_here(case, os.path.join(folder, "here"))
            if want is not None:
                for target, emulators in targets.items():
                    check_cross(case, target, emulators, os.path.join(folder, target), want)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
