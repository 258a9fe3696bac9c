"""What the suites share: programs of numbered examples, the oracle that runs them, the comparison, the table.

A case is a program whose examples print a marker line, then what they show. The oracle is this very interpreter (CPython
3.11 with NumPy 1.24), in two processes with different hash seeds: an example whose two outputs differ proves nothing and
is dropped. An example of the engine under test is

    passed    the same text as the oracle's
    refused   an exception or a located error where the oracle has none, and whatever follows it in the same case
    wrong     anything else

Wrong examples fail unless known/NAME.txt lists them; a listed one that passes must be taken off the list.
"""
import ast
import concurrent.futures
import doctest
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
LIMIT = 10
ENVIRONMENT = dict(OMP_NUM_THREADS="1", NPY_PROMOTION_STATE="weak", PYTHONDONTWRITEBYTECODE="1", LC_ALL="C.UTF-8",
                   NPY_DISABLE_CPU_FEATURES="AVX2 FMA3 AVX512F AVX512CD AVX512_SKX")
MARK, RAISED = "\x01", "\x02"
PRELUDE = """\
def _mark_(n):
    print("\\x01" + str(n))
def _show_(value):
    if value is not None:
        print(repr(value))
def _raised_(error):
    print("\\x02" + type(error).__name__ + ": " + str(error))
"""


class Case:
    """name: unique; text: the program, which calls _mark_, _show_, _raised_; examples: their number; close: numbers need
    only be near, as those from BLAS, LAPACK and FFTs are; group: counted in a line of its own as well; limit: seconds that it
    may take; pure: it changes nothing that another case sees, so the oracle need not fork for it."""

    def __init__(self, name, text, examples, folder=None, close=False, group="", limit=LIMIT, pure=False):
        self.name, self.text, self.examples, self.folder, self.close, self.group = name, text, examples, folder, close, group
        self.limit, self.pure = limit, pure


def example(number, source):
    """One example as statements: shows the value of the last expression, or what was raised. None: not Python."""
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return None
    if not tree.body:
        return None
    if isinstance(tree.body[-1], ast.Expr):
        call = ast.Call(ast.Name("_show_", ast.Load()), [tree.body[-1].value], [])
        tree.body[-1] = ast.Expr(call)
    body = ast.unparse(ast.fix_missing_locations(tree)).replace("\n", "\n    ")
    return f"_mark_({number})\ntry:\n    {body}\nexcept BaseException as _e_:\n    _raised_(_e_)\n"


def doctest_program(docstrings, prefix=""):
    """(program, number of examples) of the docstrings' examples, which share the names of prefix."""
    parts, n = [], 0
    for doc in docstrings:
        try:
            found = doctest.DocTestParser().get_examples(doc)
        except ValueError:
            continue
        for e in found:
            if e.options.get(doctest.SKIP) or "input(" in e.source:
                continue
            if "matplotlib" in e.source:
                break   # the oracle has none, and what follows draws
            text = example(n, e.source)
            if text:
                parts.append(text)
                n += 1
    return prefix + PRELUDE + "".join(parts), n


ORACLE = r"""
import contextlib, io, os, resource, signal, sys, warnings
import numpy, numpy.linalg, numpy.fft, numpy.random, numpy.testing
sys.setrecursionlimit(1000)

class Late(BaseException):
    pass

def late(number, frame):
    raise Late

def here(source, limit):
    # What a program prints that is run in this process.
    shown = io.StringIO()
    signal.signal(signal.SIGALRM, late)
    with contextlib.redirect_stdout(shown), warnings.catch_warnings(), numpy.errstate():
        try:
            signal.alarm(limit)
            exec(compile(open(source).read(), source, "exec"), {"__name__": "__main__", "__builtins__": __builtins__})
        except BaseException as e:
            print("\x01end\n" + type(e).__name__)
        finally:
            signal.alarm(0)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    return shown.getvalue()

for line in sys.stdin:
    source, folder, out, limit, pure = line.rstrip("\n").split("\t")
    if pure == "True":
        with open(out, "w", errors="replace") as f:
            f.write(here(source, int(limit)))
        sys.__stdout__.write("done\n")
        sys.__stdout__.flush()
        continue
    pid = os.fork()
    if pid == 0:
        numpy.random.seed()   # a fork would repeat its siblings' unseeded numbers
        signal.alarm(int(limit))
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
        os.chdir(folder)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        sys.stdin = open(0, closefd=False)
        sys.argv = [source]
        sys.path.insert(0, folder)
        try:
            exec(compile(open(source).read(), source, "exec"), {"__name__": "__main__", "__builtins__": __builtins__})
        except BaseException as e:
            print("\x01end\n" + type(e).__name__)
        sys.stdout.flush()
        os._exit(0)
    os.waitpid(pid, 0)
    sys.__stdout__.write("done\n")
    sys.__stdout__.flush()
"""


class Oracle:
    """CPython with one hash seed. ORACLE_CACHE: a folder that keeps what programs printed, for runs to come."""

    def __init__(self, seed):
        self.seed, self.cache = seed, os.environ.get("ORACLE_CACHE")
        environment = dict(os.environ, **ENVIRONMENT, PYTHONHASHSEED=str(seed))
        self.process = subprocess.Popen(["/usr/bin/python3", "-c", ORACLE], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)

    def run(self, case, source, folder, out, again):
        kept = None
        if self.cache:
            os.makedirs(self.cache, exist_ok=True)
            key = hashlib.sha256(repr((case.text, case.folder, case.limit, self.seed, again, ORACLE)).encode()).hexdigest()
            kept = pathlib.Path(self.cache, key)
            if kept.exists():
                return kept.read_text()
        self.process.stdin.write(f"{source}\t{folder}\t{out}\t{case.limit}\t{case.pure}\n")
        self.process.stdin.flush()
        self.process.stdout.readline()
        text = pathlib.Path(out).read_bytes().decode("utf-8", "replace") if os.path.exists(out) else ""
        if kept:
            kept.write_text(text)
        return text

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def engine(source, folder, limit):
    build = os.environ.get("NPCC_BUILD", "build")
    command = os.environ.get("ENGINE", "").split() or [os.path.abspath(os.path.join(build, "npcc")), "run", "--engine=interp"]
    try:
        p = subprocess.run([*command, source], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=limit,
                           env=dict(os.environ, **ENVIRONMENT))
    except subprocess.TimeoutExpired as e:
        return (e.stdout or b"").decode("utf-8", "replace"), "timeout", ""
    return p.stdout.decode("utf-8", "replace"), p.returncode, p.stderr.decode("utf-8", "replace")


def split(text):
    """The output of each example, by its number."""
    out = {}
    for part in text.split(MARK)[1:]:
        number, _, body = part.partition("\n")
        out[number] = body
    return out


class Result:
    def __init__(self):
        self.passed = self.refused = self.dropped = self.cases = 0
        self.wrong, self.reasons, self.seen, self.near = [], [], set(), []
        self.groups = {}   # name: [passed, examples]


NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*(?:e[-+]?\d+)?|inf|nan)")


# A product of matrices of n = 100 terms in another order differs by less than n * 2^-53 of the sum of its terms' sizes, about
# 1e-14; what a program makes of that over its steps stays below this in all of them.
TOLERANCE = 1e-12
NOISE = 1e-15   # what is left where terms of order one cancel
SINGLE = 1e-6   # the same of float32, whose step is 2^-24


def near(a, b):
    """The same text but for blanks and the last bits of its numbers, each to the largest number of its line."""
    if re.sub(r"\s+", "", NUMBER.sub("#", a)) != re.sub(r"\s+", "", NUMBER.sub("#", b)):
        return False
    lines = [t.split("\n") for t in (a, b)]
    if len(lines[0]) != len(lines[1]):   # numbers that take more digits wrap elsewhere
        lines = [[t.replace("\n", " ")] for t in (a, b)]
    for one, other in zip(*lines):
        x, y = (list(map(float, NUMBER.findall(t))) for t in (one, other))
        if len(x) != len(y):
            return near(a.replace("\n", " "), b.replace("\n", " "))
        scale = max([abs(v) for v in x if abs(v) < float("inf")] + [1e-300])
        tolerance = SINGLE if "float32" in one or "complex64" in one else TOLERANCE
        if any(p != q and not abs(p - q) <= max(tolerance * scale, NOISE) and not (p != p and q != q) for p, q in zip(x, y)):
            return False
    return True


REFUSED = re.compile(r"\w+Error: (npcc: |module '[\w.]+' has no attribute|No module named|cannot import name)")


PLACE = re.compile(r"(?<=') \([^()]*\)$", re.M)   # the file of a module that lacks a name


def judge(case, texts, ours, result):
    passed, seen = result.passed, len(result.seen)
    judge_examples(case, texts, ours, result)
    if case.group:
        count = result.groups.setdefault(case.group, [0, 0])
        count[0] += result.passed - passed
        count[1] += len(result.seen) - seen


def judge_examples(case, texts, ours, result):
    output, status, error = ours
    a, *others = map(split, texts)
    c = split(output)
    result.cases += 1
    follows = False
    last = error.strip().split("\n")[-1] if error.strip() else ""
    for n in range(case.examples):
        key = str(n)
        if key not in a or any(a[key] != b.get(key) and not (case.close and near(a[key], b.get(key, ""))) for b in others) or " object at 0x" in a[key] or " at 0x" in a[key]:
            result.dropped += 1
            continue
        identity = f"{case.name}#{n}"
        result.seen.add(identity)
        if c.get(key) == a[key] or key in c and PLACE.sub("", c[key]) == PLACE.sub("", a[key]):
            result.passed += 1
        elif case.close and c.get(key) and near(a[key], c[key]):
            result.passed += 1
            result.near.append(identity)
        elif follows or key not in c or (case.limit != LIMIT and status not in (0, "timeout")) or (RAISED in c[key] and (RAISED not in a[key] or REFUSED.search(c[key]))) or status == "timeout":
            crashed = isinstance(status, int) and (status < 0 or status > 128) and not follows
            if crashed:
                result.wrong.append((identity, a[key], f"crashed: {status} {error[-300:]}"))
            else:
                result.refused += 1
                if not follows:
                    result.reasons.append((identity, c[key].split(RAISED)[1].strip() if RAISED in c.get(key, "") else
                                           f"{status}: {last}"))
            follows = True
        else:
            result.wrong.append((identity, a[key], c[key]))


def run(name, cases, arguments):
    """Runs the cases, prints the table's line and failures; returns (passed, failed)."""
    known_file = HERE / "known" / f"{name}.txt"
    lines = known_file.read_text().split("\n") if known_file.exists() else []
    reasons = dict((line.split(None, 1) + [""])[:2] for line in lines if line)   # each line: an example, and why
    known = set(reasons)
    oracles = [Oracle(0), Oracle(1)]
    result = Result()
    wanted = [a for a in arguments if not a.startswith("-")]
    if wanted:
        cases = [c for c in cases if any(w in c.name for w in wanted)]
    with tempfile.TemporaryDirectory() as folder:
        def prepare(numbered):
            i, case = numbered
            source = os.path.join(folder, f"case{i}.py")
            pathlib.Path(source).write_text(case.text)
            where = case.folder or folder
            if "--keep" in arguments:
                pathlib.Path("/tmp", "case-" + case.name.replace("/", "_") + ".py").write_text(case.text)
            return case, engine(source, where, case.limit), source, where
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for done, (case, ours, source, where) in enumerate(pool.map(prepare, enumerate(cases))):
                if "--progress" in arguments and done % 50 == 0:
                    print(f"{name}: {done} of {len(cases)} cases, {len(result.wrong)} wrong", file=sys.stderr, flush=True)
                seedless = "random" in case.text and case.limit == LIMIT
                texts = [o.run(case, source, where, os.path.join(folder, "out"), 0) for o in oracles]
                if seedless and texts[0] != ours[0]:   # what is not seeded shows when it is run again
                    texts += [o.run(case, source, where, os.path.join(folder, "out"), i) for i in range(1, 8) for o in oracles]
                judge(case, texts, ours, result)
    for o in oracles:
        o.close()
    failures = [w for w in result.wrong if w[0] not in known]
    stale = sorted(k for k in known & result.seen if k not in {w[0] for w in result.wrong})
    script = os.path.relpath(HERE / "run.py")
    for identity, expected, got in failures:
        print(f"{name} {identity}: wrong; rerun with {script} {name} {identity.split('#')[0]}")
        print("  expected " + expected.strip()[:400].replace("\n", "\n           "))
        print("  got      " + got.strip()[:400].replace("\n", "\n           "))
    for identity in stale:
        print(f"{name} {identity}: passes now or is refused: take it off {known_file.name}")
    if "--refused" in arguments:
        for identity, reason in result.reasons:
            print(f"refused {identity}: {reason[:160]}")
    if "--bless" in arguments:
        kept = (known - set(stale)) | {f[0] for f in failures}
        known_file.write_text("".join(f"{k} {reasons.get(k, '')}".rstrip() + "\n" for k in sorted(kept)))
    total = result.passed + result.refused + len(result.wrong)
    print(f"{name:12} cases {result.cases:5}  examples {total:6}  passed {result.passed:6}  refused {result.refused:5}  "
          f"wrong {len(result.wrong):4}  (dropped {result.dropped}; {len(result.near)} of those that pass to rounding)")
    if "--near" in arguments:
        print("\n".join("near " + identity for identity in result.near))
    for group, (passed, examples) in sorted(result.groups.items()):
        print(f"{name:12} {group}: {passed} of {examples} examples pass, {100 * passed / max(examples, 1):.1f} %")
    return result.passed, len(failures) + len(stale)
