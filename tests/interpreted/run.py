#!/usr/bin/python3
"""Executables of programs that native code does not support: the interpreter and the program's sources in one file.

    tests/interpreted/run.py [-k PART]

Programs are built, their sources are removed, and the executables do what CPython did with them.
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
REFUSED = {"--strict": "app.py:21:75: error: OverflowError: an integer leaves 64 bits",
           "--no-interpreter": "app.py:21:75: error: OverflowError: an integer leaves 64 bits",
           "--target=wasm32": "executables for target wasm32 have no interpreter"}
# learns.py: built without a run, and with runs to learn from; each runs with each of these
LEARNT = {"untaught": [], "taught": ["--", "9"], "taught-raise": ["--", "7", "more"]}
LEARNT_ARGUMENTS = [["9"], ["50"], ["6", "one more"]]
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
        told = "app.py:21:75: note: " in stderr and "the executable interprets the program" in stderr
        report(f"build {name}", None if not status and told else f"exit status {status}: {stderr[-300:]}")
    quiet = run([NPCC, "build", "--quiet", "app.py", "-o", "quiet"], folder)
    report("build --quiet", None if quiet == (0, "", "") else f"{quiet}")
    for flag, part in REFUSED.items():
        status, _, stderr = run([NPCC, "build", flag, "app.py", "-o", "none"], folder)
        good = status == 1 and part in stderr and not os.path.exists(os.path.join(folder, "none"))
        report(f"build {flag}", None if good else f"exit status {status}: {stderr[-300:]}")
    below = run([NPCC, "build", "--quiet", "start.py", "-o", "../below-app"], os.path.join(folder, "below"))
    report("build below", None if below == (0, "", "") else f"{below}")
    lost = run([NPCC, "build", "app.py", "-o", "nowhere/app"], folder)
    report("build -o nowhere/app", None if lost[0] == 1 and "cannot write nowhere/app: No such file" in lost[2] else f"{lost}")


def check_learning_builds(folder, want):
    for name, run_with in LEARNT.items():
        status, out, stderr = run([NPCC, "build", "--quiet", "learns.py", "-o", name, *run_with], folder)
        report(f"build {name}", None if not status and not stderr.replace("compiled\n", "") else f"exit status {status}: {stderr[-300:]}")
        if name == "taught":
            report("the run to learn from", None if out == want["9"][1] else f"printed {out}, expected {want['9'][1]}")


def check_learnt(folder, want):
    for name in LEARNT:
        for arguments in LEARNT_ARGUMENTS:
            status, out, stderr = run([f"./{name}", *arguments], folder)
            expected = want[arguments[0]][:2] + ("interpreted\n" if name == "untaught" else "compiled\n",)
            report(f"{name} {arguments[0]}", None if (status, out, stderr) == expected else f"{(status, out, stderr)}, expected {expected}")


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


def check_below(folder, want):
    for place in (".", "/"):   # where the folders of sys.path are not
        got = run([os.path.join(folder, "below-app")], os.path.join(folder, place))
        report(f"below, run in {place}", None if got == want else f"{got}, expected {want}")


def check_damaged(folder, want):
    with open(os.path.join(folder, "app"), "rb") as f:
        whole = f.read()
    with open(os.path.join(folder, "taught"), "rb") as f:
        taught = f.read()
    for n in range(1, 7):   # code of functions that is no code: they are interpreted
        with open(os.path.join(folder, "damaged"), "wb") as f:
            f.write(taught.replace(b"\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00", b"\x7fELF" + bytes([n]) * 14))
        os.chmod(os.path.join(folder, "damaged"), 0o755)
        got = run(["./damaged", "9"], folder)
        report(f"damaged code {n}", None if got == (0, want["9"][1], "interpreted\n") else f"{got}")
    for what, content in {"shortened": whole[:-9], "a length too large": whole[:-40] + b"\xff" * 8 + whole[-32:],
                          "no files": whole[:-32] + bytes(8) + whole[-24:],
                          "more files": whole[:-32] + b"\x7f" + bytes(7) + whole[-24:], "functions": whole[:-24] + b"\x01" + bytes(7) + whole[-16:]}.items():
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
        learnt = {a[0]: run(["/usr/bin/python3", "-B", "learns.py", *a], folder) for a in LEARNT_ARGUMENTS}
        below = run(["/usr/bin/python3", "-B", "start.py"], os.path.join(folder, "below"))
        check_builds(folder)
        check_learning_builds(folder, learnt)
        remove_sources(folder)
        check_runs(folder, want)
        check_learnt(folder, learnt)
        check_below(folder, below)
        check_damaged(folder, learnt)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
