#!/usr/bin/python3
"""Each name and keyword form of names.txt, with NumPy and with npcc: a table of which engine runs which.

    names.py [--engine=native|interp] [--table] [NAME...]

A line of names.txt is NAME | EXPRESSION; an expression's value is printed. It is the same, refused (a located error that
NumPy does not raise), or wrong. Wrong ones fail, and so does a refused one that names_refused.txt does not list for the
engine, and a listed one that runs. NPCC_BUILD: the build folder.
"""
import concurrent.futures
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
NPCC = os.path.join(os.environ.get("NPCC_BUILD", os.path.join(ROOT, "build")), "npcc")
ORACLE = dict(os.environ, OMP_NUM_THREADS="1", NPY_PROMOTION_STATE="weak",
              NPY_DISABLE_CPU_FEATURES="AVX2 FMA3 AVX512F AVX512CD AVX512_SKX")
PROLOGUE = """import numpy as np
a = np.array([[0.0, 1.5, 2.25], [3.0, 4.5, 0.125]])
b = np.array([0.5, 2.0, 8.0])
i = np.array([[1, 2, 3], [4, 5, 6]])
v = np.array([1.0, 2.0, 3.0])
s = np.array([[4.0, 1.0, 0.5], [1.0, 3.0, 0.25], [0.5, 0.25, 5.0]])
t = np.array([[1.0, 2.0], [3.0, 4.5], [5.0, 7.0]])
z = np.array([1 + 2j, 3 - 1j])
"""
HELPERS = {
    "addat": "def addat(x):\n    np.add.at(x, [0, 1, 1], 2.0)\n    return x\n",
    "subat": "def subat(x):\n    np.subtract.at(x, [0, 1, 1], 2.0)\n    return x\n",
    "maxat": "def maxat(x):\n    np.maximum.at(x, [0, 1, 1], [1.0, 5.0, 3.0])\n    return x\n",
    "shuffled": "def shuffled(x):\n    np.random.seed(1)\n    np.random.shuffle(x)\n    return x\n",
    "divided": "def divided():\n    x = np.zeros(3)\n    np.divide(v, 2, out=x)\n    return x\n",
    "typed": "from numpy.typing import NDArray\ndef typed(x: NDArray[np.float64]) -> NDArray:\n    return x * 2\n",
    "singular": "def singular():\n    try:\n        np.linalg.inv(np.zeros((2, 2)))\n    except np.linalg.LinAlgError as e:\n"
                "        return str(e)\n",
    "putted": "def putted(x):\n    x.put([0, 2], [5.0, 6.0])\n    return x\n",
    "filled": "def filled(x):\n    x.fill(4)\n    return x\n",
    "diagonal": "def diagonal(x):\n    np.fill_diagonal(x, 5)\n    return x\n",
}


def program(expression):
    helpers = "".join(text for name, text in HELPERS.items() if name + "(" in expression)
    return PROLOGUE + helpers + f"for value in ({expression},):\n    print(value)\n"


def cases():
    for line in open(os.path.join(HERE, "names.txt")):
        name, bar, expression = line.strip().partition(" | ")
        if bar:
            yield name, program(expression)


def expected(texts):
    """What NumPy prints for each, in one process."""
    runner = "import sys, io, contextlib\nfor text in eval(sys.stdin.read()):\n    out = io.StringIO()\n" \
             "    with contextlib.redirect_stdout(out):\n        exec(text, {})\n    print(repr(out.getvalue()))\n"
    p = subprocess.run(["/usr/bin/python3", "-W", "ignore", "-c", runner], input=repr(texts), capture_output=True, text=True, env=ORACLE)
    assert p.returncode == 0, p.stderr
    return [eval(line) for line in p.stdout.splitlines()]


def ours(folder, number, text, engine):
    path = os.path.join(folder, f"case{number}.py")
    with open(path, "w") as f:
        f.write(text)
    option = "--strict" if engine == "native" else "--engine=interp"
    try:
        return subprocess.run([NPCC, "run", option, path], capture_output=True, text=True, timeout=60)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess([], -1, "", "timeout")


def judge(want, p):
    if p.returncode == 0:
        return "same" if p.stdout == want else "wrong"
    return "refused" if p.returncode == 1 and p.stderr.strip() else "wrong"


def known(engine):
    path = os.path.join(HERE, "names_refused.txt")
    rows = [line.split(" ", 1) for line in open(path).read().splitlines() if line] if os.path.exists(path) else []
    return {name for e, name in rows if e == engine}


def run(engine, wanted, table):
    rows = [c for c in cases() if not wanted or any(w in c[0] for w in wanted)]
    wants = expected([text for _, text in rows])
    count, failed, listed = {"same": 0, "refused": 0, "wrong": 0}, 0, known(engine)
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = pool.map(lambda k: ours(folder, k, rows[k][1], engine), range(len(rows)))
        for (name, text), want, p in zip(rows, wants, results):
            verdict = judge(want, p)
            count[verdict] += 1
            bad = verdict == "wrong" or (verdict == "refused") != (name in listed)
            failed += bad
            if bad or (table and verdict != "same"):
                detail = p.stderr.strip().splitlines() if verdict == "refused" else [repr(want), repr(p.stdout)] + p.stderr.splitlines()[-1:]
                print(f"{engine} {verdict:8} {name}: " + " ".join(detail)[:300])
    total = len(rows)
    print(f"{engine}: {count['same']} of {total} names and keyword forms as NumPy, {count['refused']} refused, {count['wrong']} wrong")
    return count["same"], failed


def main():
    options = [a for a in sys.argv[1:] if a.startswith("-")]
    engines = [o.split("=")[1] for o in options if o.startswith("--engine=")] or ["interp", "native"]
    passed = failed = 0
    for engine in engines:
        p, f = run(engine, [a for a in sys.argv[1:] if not a.startswith("-")], "--table" in options)
        passed, failed = passed + p, failed + f
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
