#!/usr/bin/python3
"""Compiled code that is kept: used while nothing it depends on has changed, and never longer.

    NPCC_BUILD=build tests/cache/run.py [-k PART]

Whether a run compiled is seen from the libraries it loaded: only compiling loads LLVM.
"""
import concurrent.futures
import os
import pathlib
import random
import shutil
import struct
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NPCC = pathlib.Path(os.environ.get("NPCC_BUILD", ROOT / "build")).resolve() / "npcc"
ONLY = sys.argv[sys.argv.index("-k") + 1] if "-k" in sys.argv else ""
TESTS = []
passed = failed = 0
work = None


def check(what, good, why=""):
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    if not good:
        print(f"FAIL {what}: {why}\n  rerun: NPCC_BUILD={NPCC.parent} tests/cache/run.py -k {what.split()[0]}")


def test(f):
    TESTS.append(f)
    return f


class Run:
    """One run of npcc in the test's folder: status, out, err, and whether it compiled."""

    def __init__(self, *args, **env):
        env = {**os.environ, "NPCC_CACHE": str(work / "cache"), "LD_DEBUG": "files", "LD_DEBUG_OUTPUT": str(work / "ld"), **env}
        r = subprocess.run([str(NPCC), *args], cwd=env.get("CWD", work), env=env, capture_output=True, text=True, timeout=120)
        logs = list(work.glob("ld.*"))
        self.compiled = any("libLLVM" in p.read_text() for p in logs)
        for p in logs:
            p.unlink()
        self.status, self.out, self.err = r.returncode, r.stdout, r.stderr
        self.all = (self.status, self.out, self.err)


def program(text, name="p.py"):
    path = work / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)


def entries():
    return sorted((work / "cache").glob("*.code"))


@test
def start_without_llvm():
    program("import numpy as np\nprint(np.arange(3.0) * 2)\n")
    for args in (["--help"], ["targets"], ["cache"], ["emit", "--irdl"], ["run", "--engine=interp", "p.py"],
                 *(["emit", f"--stage={s}", "p.py"] for s in "tokens ast symtable numpy tensor linalg loops".split())):
        r = Run(*args)
        check(f"start_without_llvm {args}", r.status == 0 and not r.compiled, r.err)
    for args in (["emit", "--stage=llvm", "p.py"], ["run", "--no-cache", "p.py"]):
        check(f"start_without_llvm {args}", Run(*args).compiled)


@test
def second_run():
    program("import sys\nimport numpy as np\nx = np.linspace(0, 1, 5)\nprint(np.exp(x), file=sys.stderr)\n"
            "print(x @ x)\nsys.exit(3)\n")
    one, two = Run("run", "p.py"), Run("run", "p.py")
    check("second_run compiles once", one.compiled and not two.compiled)
    check("second_run is the same", one.all == two.all and one.status == 3, (one.all, two.all))
    check("second_run --summary", not Run("run", "--summary", "p.py").compiled)
    check("second_run --time compiles", Run("run", "--time", "p.py").compiled)


@test
def tracebacks():
    program("def f(n):\n    return 10 // n\nimport sys\nprint(f(len(sys.argv) - 1))\n"
            "import numpy as np\na = np.zeros(3)\ni = int(np.sum(a)) + 5\nprint(a[i])\n")
    for args in ([], ["x"]):
        one, two = Run("run", "p.py", *args), Run("run", "p.py", *args)
        check(f"tracebacks {args}", one.all == two.all and one.status == 1, (one.all, two.all))


@test
def changes_of_the_program():
    program("print(1)\n")
    check("changes_of_the_program first", Run("run", "p.py").out == "1\n")
    program("print(2)\n")
    r = Run("run", "p.py")
    check("changes_of_the_program edited", r.compiled and r.out == "2\n")
    program("print(1)\n")
    r = Run("run", "p.py")
    check("changes_of_the_program back", not r.compiled and r.out == "1\n")


@test
def refusals():
    program("import q\nimport numpy as np\nx = np.zeros(3)\nprint(q.f(x), eval('1 + 2'))\n")
    program("def f(x):\n    return x.sum()\n", "q.py")
    one = Run("run", "p.py")
    check("refusals kept", len(entries()) == 1 and b"note: " in entries()[0].read_bytes(), entries())
    two = Run("run", "p.py")
    check("refusals are the same", one.all == two.all and one.out == "0.0 3\n" and "interpreted instead" in one.err, (one.all, two.all))
    entries()[0].write_bytes(entries()[0].read_bytes().replace(b"eval", b"evil"))
    check("refusals damaged", Run("run", "p.py").all == one.all)
    strict = Run("run", "--strict", "p.py")
    check("refusals --strict", strict.status == 1 and "error: not supported" in strict.err, strict.err)
    quiet = Run("run", "--quiet", "p.py")
    check("refusals --quiet", quiet.err == "" and quiet.out == one.out, quiet.err)
    program("def f(x):\n    return x.min() + 1\n", "q.py")
    check("refusals of a changed module", Run("run", "p.py").out == "1.0 3\n")
    program("import q\nimport numpy as np\nx = np.zeros(3)\nprint(q.f(x), 3)\n")
    check("refusals no more", Run("run", "p.py").err == "")


@test
def changes_of_modules():
    program("import one\nprint(one.f(2))\n")
    program("import two\ndef f(x):\n    return two.g(x) + 1\n", "one.py")
    program("def g(x):\n    return x * 10\n", "two.py")
    check("changes_of_modules first", Run("run", "p.py").out == "21\n")
    check("changes_of_modules kept", not Run("run", "p.py").compiled)
    program("def g(x):\n    return x * 100\n", "two.py")
    r = Run("run", "p.py")
    check("changes_of_modules edited", r.compiled and r.out == "201\n", r.out)
    check("changes_of_modules kept again", not Run("run", "p.py").compiled)
    os.utime(work / "two.py")
    check("changes_of_modules touched", not Run("run", "p.py").compiled)
    (work / "two.py").unlink()
    r = Run("run", "p.py")
    check("changes_of_modules gone", r.status == 1 and "two" in r.err, r.err)


@test
def changes_of_arguments():
    program("import sys\nn = int(sys.argv[1])\nprint([i * i for i in range(n)])\n")
    for n in (3, 4, 3):
        want = str([i * i for i in range(n)]) + "\n"
        check(f"changes_of_arguments {n}", Run("run", "p.py", str(n)).out == want)
    check("changes_of_arguments kept", not Run("run", "p.py", "4").compiled)
    program("import sys\nprint(sys.argv[1:])\n")
    for args in (["a", "b"], ["a b"], ["ab"], ["--summary"], []):
        r = Run("run", "p.py", *args)
        check(f"changes_of_arguments {args}", r.compiled and r.out == f"{args}\n", r.out)


@test
def changes_of_options():
    program("import numpy as np\nprint((np.float32(3) * np.zeros(2, np.float32) + np.float64(1)).dtype)\n")
    outs = [Run("run", *o, "p.py").out for o in ([], ["--numpy=1"], ["--numpy=2"], ["--numpy", "1"])]
    check("changes_of_options numpy", outs == ["float64\n", "float32\n", "float64\n", "float32\n"], outs)
    check("changes_of_options level", Run("run", "-O0", "p.py").compiled and not Run("run", "-O0", "p.py").compiled)
    check("changes_of_options cpu", Run("run", "--cpu=x86-64-v3", "p.py").compiled)


@test
def same_name_elsewhere():
    for folder, value in (("x", 1), ("y", 2)):
        program("import m\nprint(m.v)\n", f"{folder}/p.py")
        program(f"v = {value}\n", f"{folder}/m.py")
    for folder, value in (("x", 1), ("y", 2), ("x", 1)):
        r = Run("run", "p.py", CWD=str(work / folder))
        check(f"same_name_elsewhere {folder}", r.out == f"{value}\n", r.out)


@test
def data_is_read_each_time():
    program("import numpy as np\nprint(np.fromfile('a.bin', dtype=np.float64).sum())\n")
    for values in ([1.0, 2.0], [5.0, 6.0, 7.0]):
        (work / "a.bin").write_bytes(struct.pack(f"{len(values)}d", *values))
        r = Run("run", "p.py")
        check(f"data_is_read_each_time {len(values)}", r.out == f"{sum(values)}\n", r.all)
    check("data_is_read_each_time kept", not r.compiled)


@test
def errors_are_said_each_time():
    program("import nothing_of_this_name\n")
    one = Run("run", "p.py")
    check("errors_are_said_each_time", one.status == 1 and one.err and one.all == Run("run", "p.py").all, one.err)
    check("errors_are_said_each_time no code kept", all(b"note: " in p.read_bytes() for p in entries()))
    Run("run", "--strict", "p.py")
    check("errors_are_said_each_time --strict keeps nothing", len(entries()) == 1)
    program("nothing = 1\nprint(nothing)\n", "nothing_of_this_name.py")
    check("errors_are_said_each_time then there", Run("run", "p.py").out == "1\n")


@test
def damage():
    program("import numpy as np\nprint(np.arange(4).sum())\n")
    Run("run", "p.py")
    (path,) = entries()
    good, r = path.read_bytes(), random.Random(1)
    for i in range(6):
        b = bytearray(good)
        b[r.randrange(len(b))] ^= 1 << r.randrange(8)
        path.write_bytes(b if i % 2 else good[:r.randrange(len(good))])
        got = Run("run", "p.py")
        check(f"damage {i}", got.compiled and got.all == (0, "6\n", ""), got.all)
        check(f"damage {i} repaired", path.read_bytes() == good and not Run("run", "p.py").compiled)


@test
def several_at_once():
    program("import sys\nprint(int(sys.argv[1]) + 1)\n")

    def one(i):
        command = [str(NPCC), "cache", "clear"] if i % 5 == 4 else [str(NPCC), "run", "p.py", str(i % 3)]
        r = subprocess.run(command, cwd=work, capture_output=True, text=True, timeout=120,
                           env=dict(os.environ, NPCC_CACHE=str(work / "cache")))
        return i % 5 == 4 or (r.returncode, r.stdout) == (0, f"{i % 3 + 1}\n")

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        check("several_at_once", all(pool.map(one, range(20))))
    check("several_at_once leaves nothing half", not list((work / "cache").glob("new-*")))


@test
def where_it_is():
    program("print(1)\n")
    home = {"HOME": str(work / "home")}
    env = {k: v for k, v in os.environ.items() if k not in ("NPCC_CACHE", "XDG_CACHE_HOME")}

    def run(**extra):
        return subprocess.run([str(NPCC), "run", "p.py"], cwd=work, env={**env, **home, **extra}, capture_output=True)

    run()
    check("where_it_is home", len(list((work / "home/.cache/npcc").glob("*.code"))) == 1)
    run(XDG_CACHE_HOME=str(work / "xdg"))
    check("where_it_is xdg", len(list((work / "xdg/npcc").glob("*.code"))) == 1)
    run(NPCC_CACHE="")
    check("where_it_is off", Run("run", "p.py", NPCC_CACHE="").compiled and Run("run", "p.py", NPCC_CACHE="").compiled)
    r = Run("run", "p.py", NPCC_CACHE="/proc/nothing/here")
    check("where_it_is not writable", r.all == (0, "1\n", ""), r.all)
    check("where_it_is --no-cache", Run("run", "--no-cache", "p.py").compiled and not entries())


@test
def command():
    program("print(1)\n")
    Run("run", "p.py")
    check("command shows", "entries  1\n" in Run("cache").out, Run("cache").out)
    check("command --help", "npcc cache clear" in Run("cache", "--help").out)
    r = Run("cache", "clear")
    check("command clear", r.status == 0 and "dropped 1 entries" in r.out and not entries(), r.out)
    check("command wrong", Run("cache", "polish").status == 2)


def main():
    global work
    for t in TESTS:
        if ONLY not in t.__name__:
            continue
        work = pathlib.Path(tempfile.mkdtemp(prefix="npcc-cache-"))
        t()
        shutil.rmtree(work)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
