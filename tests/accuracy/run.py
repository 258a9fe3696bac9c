#!/usr/bin/python3
"""NumPy's own data sets: elementary functions within NumPy's error limits, and the words of its bit generators.

    run.py [-v] [PART...]      -v: the whole table; PART: only rows with it in their name. NPCC_BUILD: the build folder

The functions: umath-validation-set-NAME.csv, rows of dtype, input, output in hexadecimal and the largest error in units
of the last place (a limit for all rows of a dtype). They run in the interpreter and in native code, as whole arrays.
float32 functions: inputs from the whole range beside NumPy's float64 functions, rounded.
float64 powers in the interpreter: the C library's bits.
The generators: numpy/random/tests/data, a seed and a thousand words each. Where NumPy has no tests installed nothing
is checked, and a line says so.
"""
import csv
import math
import os
import pathlib
import subprocess
import sys
import tempfile

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
NPCC = pathlib.Path(os.environ.get("NPCC_BUILD", HERE.parents[1] / "build")).resolve() / "npcc"
ENGINES = {"interpreter": [str(NPCC), "run", "--engine=interp"], "native": [str(NPCC), "run", "--strict"]}
FUNCTIONS = pathlib.Path(np.__file__).parent / "core/tests/data"
GENERATORS = pathlib.Path(np.__file__).parent / "random/tests/data"
CLASSES = ["MT19937", "PCG64", "PCG64DXSM", "Philox", "SFC64"]
WIDTHS = {"np.float32": np.uint32, "np.float64": np.uint64}


def function_rows():
    """{(function, dtype): (inputs, outputs, limit)}"""
    found = {}
    for path in sorted(FUNCTIONS.glob("umath-validation-set-*.csv")):
        with open(path) as file:
            rows = [r for r in csv.reader(file) if r and r[0] in WIDTHS]
        for dtype, word in WIDTHS.items():
            mine = [r for r in rows if r[0] == dtype]
            values = [np.array([int(r[k], 16) for r in mine], word).view(dtype[3:]) for k in (1, 2)]
            found[path.stem.split("-")[3], dtype[3:]] = *values, max(int(r[3]) for r in mine)
    return found


def program(rows):
    lines = ["import numpy as np"]
    for name, dtype in rows:
        lines += [f'x = np.fromfile("{name}.{dtype}", dtype=np.{dtype})',
                  f'np.save("{name}.{dtype}.npy", np.{name}(x))']
    return "\n".join(lines) + "\n"


def places(x):
    """Floats as integers that count the representable numbers."""
    i = x.view("i%d" % x.itemsize).astype(np.int64)
    return np.where(i < 0, np.iinfo("i%d" % x.itemsize).min - i, i)


def errors(got, want):
    """In units of the last place; a nan or infinity beside something else counts as infinitely many."""
    with np.errstate(over="ignore"):
        distance = np.abs(places(got).astype(np.float64) - places(want).astype(np.float64))
        exact = np.abs(places(got) - places(want))
    distance = np.where(distance < 2**53, exact, distance)
    distance = np.where(np.isnan(got) & np.isnan(want), 0, distance)
    return np.where(np.isfinite(got) == np.isfinite(want), distance, np.inf)


def check_functions(report, parts):
    rows = {k: v for k, v in function_rows().items() if all(p in ".".join(k) for p in parts)}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for (name, dtype), (x, _, _) in rows.items():
            x.tofile(folder / f"{name}.{dtype}")
        (folder / "program.py").write_text(program(rows))
        for engine, command in ENGINES.items():
            p = subprocess.run([*command, "program.py"], cwd=folder, capture_output=True, text=True, timeout=300)
            for (name, dtype), (x, want, limit) in rows.items():
                path = folder / f"{name}.{dtype}.npy"
                if not path.exists():
                    report(False, f"{engine} {name} {dtype}: no result: {p.stderr.strip()[-300:]}")
                    continue
                e = errors(np.load(path), want)
                path.unlink()
                bad, worst = int((e > limit).sum()), e.max()
                first = f", the first at {float(x[e > limit][0]).hex()}" if bad else ""
                report(not bad, f"{engine:11} {name:8} {dtype} {len(x):5} rows, largest error {worst:g}, limit {limit}, "
                                f"{bad} failures{first}")


SINGLES = ("exp exp2 expm1 log log2 log10 log1p sin cos tan arcsin arccos arctan sinh cosh tanh arcsinh arccosh arctanh cbrt "
           "power arctan2").split()


def single_inputs():
    """Two arrays of float32: bit patterns all over, and numbers of middling size, with every pair of special ones."""
    rng = np.random.RandomState(1)
    special = np.array([0, -0.0, 1, -1, 0.5, -0.5, 2, 3, -3, 1e-45, -1e-45, 1e-38, 3.4e38, -3.4e38, 1 - 2**-24, 1 + 2**-23,
                        2.0**24 + 2, 2.0**31, np.inf, -np.inf, np.nan], np.float32)
    patterns = rng.randint(0, 2**32, (2, 60000), np.uint32).view(np.float32)
    middling = np.array([np.exp2(rng.uniform(-20, 7, 60000)) * rng.choice([-1, 1], 60000), rng.randint(-40, 40, 60000) / 2])
    pairs = np.array(np.meshgrid(special, special)).reshape(2, -1)
    return np.concatenate([patterns, middling.astype(np.float32), pairs], axis=1)


def check_singles(report, parts):
    names = [n for n in SINGLES if all(p in n + ".float32" for p in parts)]
    x, y = single_inputs()
    arguments = {n: (x, y) if n in ("power", "arctan2") else (x,) for n in names}
    with np.errstate(all="ignore"):
        want = {n: getattr(np, n)(*(v.astype(np.float64) for v in a)).astype(np.float32) for n, a in arguments.items()}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        x.tofile(folder / "x")
        y.tofile(folder / "y")
        lines = ["import numpy as np", *(f'{v} = np.fromfile("{v}", dtype=np.float32)' for v in "xy")]
        lines += [f'np.save("{n}.npy", np.{n}({", ".join("xy"[:len(a)])}))' for n, a in arguments.items()]
        (folder / "program.py").write_text("\n".join(lines) + "\n")
        for engine, command in ENGINES.items():
            p = subprocess.run([*command, "program.py"], cwd=folder, capture_output=True, text=True, timeout=300)
            for n in names:
                path = folder / f"{n}.npy"
                if not path.exists():
                    report(False, f"{engine} {n} of float32: no result: {p.stderr.strip()[-300:]}")
                    continue
                got = np.load(path)
                e = errors(got, want[n]) + ((got == 0) & (np.signbit(got) != np.signbit(want[n])))
                path.unlink()
                bad = np.flatnonzero(e > 1)
                first = f", the first at {[float(v[bad[0]]) for v in arguments[n]]}: {got[bad[0]]}" if len(bad) else ""
                report(not len(bad), f"{engine:11} {n:8} float32 beside float64, largest error {e.max():g}{first}")


def check_powers(report, parts):
    """math.pow is the C library's; both powers of a pair come from one file of inputs."""
    if not all(p in "power.float64" for p in parts):
        return
    rng = np.random.RandomState(2)
    x = np.concatenate([np.exp2(rng.uniform(-30, 30, 40000)), rng.uniform(-9, 9, 40000), 1 + rng.uniform(-1e-3, 1e-3, 20000)])
    y = np.concatenate([rng.uniform(-20, 20, 40000), rng.randint(-30, 30, 40000), rng.uniform(-1e5, 1e5, 20000)])
    want = np.array([math.pow(a, b) for a, b in zip(x, y)])
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        np.save(folder / "x.npy", x)
        np.save(folder / "y.npy", y)
        (folder / "program.py").write_text('import numpy as np\nnp.save("r.npy", np.load("x.npy") ** np.load("y.npy"))\n')
        p = subprocess.run([*ENGINES["interpreter"], "program.py"], cwd=folder, capture_output=True, text=True, timeout=60)
        different = len(x) if p.returncode else int((np.load(folder / "r.npy") != want).sum())
    report(not different, f"interpreter power float64: {different} of {len(x)} not the C library's {p.stderr.strip()[-300:]}")


def check_generators(report, parts):
    for path in sorted(GENERATORS.glob("*-testset-*.csv")):
        name = next(c for c in CLASSES if c.lower() == path.stem.split("-")[0])
        if not all(p in path.stem for p in parts):
            continue
        with open(path) as file:
            seed, *words = [int(r[1], 16) for r in csv.reader(file)]
        text = f"import numpy as np\nfor w in np.random.{name}({seed}).random_raw({len(words)}):\n    print(w)\n"
        p = subprocess.run([*ENGINES["interpreter"], "/dev/stdin"], input=text, capture_output=True, text=True, timeout=60)
        got = p.stdout.split()
        same = sum(a == str(b) for a, b in zip(got, words))
        report(got == [str(w) for w in words], f"words of {path.stem}: {same} of {len(words)} the same")


def main():
    arguments = [a for a in sys.argv[1:] if a != "-v"]
    counts = {True: 0, False: 0}

    def report(ok, line):
        counts[ok] += 1
        if not ok or "-v" in sys.argv:
            print(f"     {line}" if ok else f"FAIL {line}   (rerun: {sys.argv[0]} -v)", flush=True)

    check_singles(report, arguments)
    check_powers(report, arguments)
    for folder, check in ((FUNCTIONS, check_functions), (GENERATORS, check_generators)):
        if folder.is_dir():
            check(report, arguments)
        else:
            print(f"skipped: NumPy's data sets are not installed ({folder})")
    print(f"{counts[True]} passed, {counts[False]} failed")
    return counts[False] > 0


sys.exit(main())
