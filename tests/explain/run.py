#!/usr/bin/python3
"""npcc explain says what is true: each program has an item that its changed twin, which does as the help says, has not.

    NPCC_BUILD=build tests/explain/run.py [-k PART]
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NPCC = pathlib.Path(os.environ.get("NPCC_BUILD", ROOT / "build")).resolve() / "npcc"
ONLY = sys.argv[sys.argv.index("-k") + 1] if "-k" in sys.argv else ""
HEAD = "import sys\nimport numpy as np\nn = len(sys.argv) + 40\nx = np.arange(n) / n\n"
# name: kind, line of the item (counted behind HEAD), program, the program changed as advised
PAIRS = {
    "used_twice": ("not fused", 1, "e = np.exp(x)\nprint((e * 2 + np.flip(e)).sum())\n", "print((np.exp(x) * 2).sum())\n"),
    "kept_before": ("copied", 2, "y = x\nfor t in range(5):\n    z = y.copy()\n    z[1:] = y[:-1] * 0.5\n    y = z\nprint(y.sum(), x.sum())\n",
                    "s = x.sum()\ny = x\nfor t in range(5):\n    z = y.copy()\n    z[1:] = y[:-1] * 0.5\n    y = z\nprint(y.sum(), s)\n"),
    "gathered": ("checked", 3, "k = np.arange(n) % 7\nfor i in range(n):\n    x[k[i]] += 1\nprint(x.sum())\n",
                 "for i in range(x.shape[0]):\n    x[i] += 1\nprint(x.sum())\n"),
    "appended": ("in the runtime", 3, "s = []\nfor i in range(n):\n    s.append(i * i)\nprint(sum(s))\n",
                 "s = np.zeros(n, int)\nfor i in range(n):\n    s[i] = i * i\nprint(np.sum(s))\n"),
    "grown": ("allocated", 3, "k = int(x[0]) + 5\nfor i in range(k):\n    e = np.exp(x[:k + i])\n    x[0] += (e + e[::-1]).sum()\nprint(x[0])\n",
              "k = int(x[0]) + 5\nfor i in range(k):\n    x[0] += (np.exp(x[:k + i]) * 2).sum()\nprint(x[0])\n"),
    "two_types": ("specialised", 1, "def f(a, k):\n    return a if k < 2 else f(a, k - 1) + f(a, k - 2)\n"
                  "print(f(1.5, len(sys.argv) + 5), f(2, len(sys.argv) + 5))\n",
                  "def f(a, k):\n    return a if k < 2 else f(a, k - 1) + f(a, k - 2)\n"
                  "print(f(1.5, len(sys.argv) + 5), f(2.0, len(sys.argv) + 5))\n"),
    "records": ("in memory", 6, "class P:\n    def __init__(self, v):\n        self.v = v\nps = []\nfor i in range(n * 9):\n    ps.append(P(i * 0.5))\n"
                "for p in ps:\n    p.v += 1\nprint(sum(p.v for p in ps))\n",
                "class P:\n    def __init__(self, v):\n        self.v = v\np = P(0.5)\nfor i in range(n * 9):\n    p.v += i * 0.5\nprint(p.v)\n"),
    "interpreted": ("interpreted", 3, "def g():\n    yield n\nprint(g().send(None))\n", "def g():\n    return n\nprint(g())\n"),
}
passed = failed = 0
work = pathlib.Path(tempfile.mkdtemp(prefix="npcc-explain-"))


def check(what, good, why=""):
    global passed, failed
    passed, failed = passed + bool(good), failed + (not good)
    if not good:
        print(f"FAIL {what}: {why}\n  rerun: NPCC_BUILD={NPCC.parent} tests/explain/run.py -k {what.split()[0]}")


def npcc(*args):
    return subprocess.run([str(NPCC), *args], cwd=work, capture_output=True, text=True, timeout=120)


def items(name, text, *args):
    (work / name).write_text(HEAD + text)
    r = npcc("explain", "--json", name, *args)
    check(f"{name} explains", r.returncode == 0, r.stdout + r.stderr)
    return json.loads(r.stdout) if r.returncode == 0 else []


def pairs():
    for name, (kind, line, before, after) in PAIRS.items():
        if ONLY not in name:
            continue
        found = items(f"{name}.py", before)
        lines = [i["line"] - HEAD.count("\n") for i in found if i["kind"] == kind]
        check(f"{name} is said", line in lines, found)
        check(f"{name} tells what to change", all(i["text"] and i["help"] is not None for i in found), found)
        left = [i for i in items(f"{name}-after.py", after) if i["kind"] == kind]
        check(f"{name} goes away", not left, left)
        for twin in (f"{name}.py", f"{name}-after.py"):
            r = npcc("run", "--quiet", "--no-cache", twin)
            check(f"{name} runs", r.returncode == 0, r.stderr)


def text_and_lines():
    text = "e = np.exp(x)\nprint((e * 2 + np.flip(e)).sum())\nfor i in range(n):\n    print(i)\n"
    found = items("t.py", text)
    lines = sorted({i["line"] for i in found})
    check("text two lines", len(lines) >= 2, found)
    for line in lines:
        only = json.loads(npcc("explain", "--json", f"t.py:{line}").stdout)
        check("text of one line", only == [i for i in found if i["line"] == line], only)
    out = npcc("explain", f"t.py:{lines[0]}").stdout
    check("text quotes the line", "e = np.exp(x)" in out and "^" in out and "help: " in out, out)
    check("text is stable", npcc("explain", "t.py").stdout == npcc("explain", "t.py").stdout)
    (work / "quiet.py").write_text("print(1)\n")
    check("text of nothing", npcc("explain", "quiet.py").stdout.startswith("nothing "))
    check("text of nothing as json", json.loads(npcc("explain", "--json", "quiet.py").stdout) == [])
    (work / "bad.py").write_text("print(1\n")
    r = npcc("explain", "bad.py")
    check("text of a wrong program", r.returncode == 1 and "bad.py:1" in r.stderr and not r.stdout, r.stdout + r.stderr)


def examples():
    """Of every example something can be said, or nothing; and what is said is of lines that are there."""
    for path in sorted((ROOT / "examples").glob("*.py")):
        r = npcc("explain", "--json", str(path))
        found = json.loads(r.stdout) if r.returncode == 0 else None
        count = len(path.read_text().splitlines())
        good = found is not None and all(1 <= i["line"] <= count and i["file"] == str(path) for i in found)
        check(f"examples {path.name}", good, r.stderr or found)


pairs()
if ONLY in "text":
    text_and_lines()
if ONLY in "examples":
    examples()
shutil.rmtree(work)
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
