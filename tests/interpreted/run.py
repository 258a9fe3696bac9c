#!/usr/bin/python3
"""Executables of programs that native code does not support: the interpreter and the program's sources in one file.

    tests/interpreted/run.py [-k PART]

The program is built, its sources are removed, and the executable does what CPython did with them.
"""
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.abspath(os.environ.get("NPCC_BUILD", os.path.join(ROOT, "build")))
NPCC = os.path.join(BUILD, "npcc")
ONLY = sys.argv[sys.argv.index("-k") + 1] if "-k" in sys.argv else ""
LIBRARIES = {"linux-vdso.so.1", "libc.so.6", "libm.so.6", "ld-linux-x86-64.so.2"}
ARGUMENTS = [["a", "b c"], ["fail"], ["exit"]]
# executable: options, NumPy's rule for types
BUILDS = {"app": ([], "weak"), "app-1": (["--numpy=1"], "legacy"), "app-static": (["--static"], "weak")}
REFUSED = {"--strict": "error: ModuleNotFoundError: No module named 'json'",
           "--no-interpreter": "error: ModuleNotFoundError: No module named 'json'",
           "--target=wasm32": "executables for target wasm32 have no interpreter"}
passed = failed = 0


def report(name, problem):
    global passed, failed
    if ONLY not in name:
        return
    if problem:
        failed += 1
        print(f"FAIL {name}: {problem}\n  rerun: NPCC_BUILD={BUILD} tests/interpreted/run.py -k '{name}'")
    else:
        passed += 1


def run(command, folder, promotion="weak"):
    env = dict(os.environ, NPY_PROMOTION_STATE=promotion, OMP_NUM_THREADS="1")
    r = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=folder, input="typed in\n", env=env)
    return r.returncode, r.stdout, r.stderr


def check_builds(folder):
    for name, (flags, _) in BUILDS.items():
        status, _, stderr = run([NPCC, "build", *flags, "app.py", "-o", name], folder)
        told = "app.py:2:8: note: " in stderr and "the executable interprets the program" in stderr
        report(f"build {name}", None if not status and told else f"exit status {status}: {stderr[-300:]}")
    quiet = run([NPCC, "build", "--quiet", "app.py", "-o", "quiet"], folder)
    report("build --quiet", None if quiet == (0, "", "") else f"{quiet}")
    for flag, part in REFUSED.items():
        status, _, stderr = run([NPCC, "build", flag, "app.py", "-o", "none"], folder)
        good = status == 1 and part in stderr and not os.path.exists(os.path.join(folder, "none"))
        report(f"build {flag}", None if good else f"exit status {status}: {stderr[-300:]}")
    lost = run([NPCC, "build", "app.py", "-o", "nowhere/app"], folder)
    report("build -o nowhere/app", None if lost[0] == 1 and "cannot write nowhere/app: No such file" in lost[2] else f"{lost}")


def remove_sources(folder):
    for entry in os.listdir(folder):
        path = os.path.join(folder, entry)
        if os.path.isdir(path):
            shutil.rmtree(path)
        elif entry.endswith(".py"):
            os.remove(path)


def check_runs(folder, want):
    for name, (_, promotion) in BUILDS.items():
        needed = {os.path.basename(line.split()[0]) for line in run(["ldd", name], folder)[1].splitlines()}
        if "app-static" in BUILDS and name != "app-static":
            report(f"libraries of {name}", None if needed <= LIBRARIES else f"needs {sorted(needed - LIBRARIES)}")
        for arguments in ARGUMENTS:
            got, expected = run([f"./{name}", *arguments], folder), want[promotion, arguments[0]]
            report(f"{name} {arguments[0]}", None if got == expected else f"{got}, expected {expected}")


def check_damaged(folder):
    with open(os.path.join(folder, "app"), "rb") as f:
        whole = f.read()
    for what, content in {"shortened": whole[:-9], "a length too large": whole[:-32] + b"\xff" * 8 + whole[-24:],
                          "no files": whole[:-24] + bytes(8) + whole[-16:],
                          "more files": whole[:-24] + b"\x7f" + bytes(7) + whole[-16:]}.items():
        with open(os.path.join(folder, "damaged"), "wb") as f:
            f.write(content)
        os.chmod(os.path.join(folder, "damaged"), 0o755)
        got = run(["./damaged"], folder)
        report(what, None if got[0] == 1 and not got[1] and "missing or damaged" in got[2] else f"{got}")


def main():
    if not os.path.exists(NPCC):
        sys.exit(f"there is no {NPCC}: run make first, or set NPCC_BUILD")
    if not os.path.exists(os.path.join(BUILD, "lib", "x86_64", "interpreter-static")):
        print("skipped: static executables (sanitizers cannot be linked so)")
        del BUILDS["app-static"]
    with tempfile.TemporaryDirectory(prefix="npcc-interpreted-") as temporary:
        folder = os.path.join(os.path.realpath(temporary), "program")
        shutil.copytree(os.path.join(HERE, "program"), folder)
        python = ["/usr/bin/python3", "-B", "app.py"]
        want = {(p, a[0]): run(python + a, folder, p) for p in ("weak", "legacy") for a in ARGUMENTS}
        check_builds(folder)
        remove_sources(folder)
        check_runs(folder, want)
        check_damaged(folder)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
