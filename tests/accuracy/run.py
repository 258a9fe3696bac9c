#!/usr/bin/python3
"""NumPy's own data sets: elementary functions within NumPy's error limits, and the words of its bit generators.

    run.py [-v] [PART...]      -v: the whole table; PART: only rows with it in their name. NPCC_BUILD: the build folder

The functions: umath-validation-set-NAME.csv, rows of dtype, input, output in hexadecimal and the largest error in units
of the last place (a limit for all rows of a dtype). They run in the interpreter and in native code, as whole arrays.
The generators: numpy/random/tests/data, a seed and a thousand words each. Where NumPy has no tests installed nothing
is checked, and a line says so.
"""
import csv
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

    for folder, check in ((FUNCTIONS, check_functions), (GENERATORS, check_generators)):
        if folder.is_dir():
            check(report, arguments)
        else:
            print(f"skipped: NumPy's data sets are not installed ({folder})")
    print(f"{counts[True]} passed, {counts[False]} failed")
    return counts[False] > 0


sys.exit(main())
