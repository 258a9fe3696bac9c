#!/usr/bin/python3
"""What native code refuses, by reason.

    CORPUS=FOLDER[:FOLDER…] tests/suites/refusals.py [-v] [--stage=STAGE]

Compiles every program below the folders to the loops stage and counts the first refusal of each; -v names the programs.
Without CORPUS: the programs of this repository's own suites. A file with `#setup:` and `#run:` lines, as the public
numpy-benchmarks have them, becomes a program that runs them; one whose docstrings have examples becomes a program that
prints those that raise nothing. Files that need a package that is not installed are programs too: they count under that
reason. Nothing is executed.
"""
import ast
import collections
import concurrent.futures
import doctest
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NPCC = os.path.join(os.path.abspath(os.environ.get("NPCC_BUILD", ROOT / "build")), "npcc")
LIMIT = 60
STAGE = next((a for a in sys.argv if a.startswith("--stage=")), "--stage=loops")


def programs():
    folders = os.environ.get("CORPUS", "").split(":") if os.environ.get("CORPUS") else \
        sorted(str(p) for p in (ROOT / "tests").glob("*/programs")) + [str(ROOT / "tests" / "programs"), str(ROOT / "examples")]
    for folder in folders:
        for path in sorted(pathlib.Path(folder).resolve().rglob("*.py")):
            if path.name not in ("run.py", "setup.py", "__init__.py"):
                yield path


def printed(source):
    """An example with its value printed."""
    tree = ast.parse(source)
    if tree.body and isinstance(tree.body[-1], ast.Expr) and not source.startswith("print("):
        tree.body[-1] = ast.parse(f"print(repr({ast.unparse(tree.body[-1].value)}))").body[0]
    return ast.unparse(tree)


def examples(text):
    """The examples of the docstrings as statements; none where there are none, or where Python cannot read them."""
    try:
        tree = ast.parse(text)
        docs = [ast.get_docstring(n) for n in ast.walk(tree) if isinstance(n, (ast.Module, ast.ClassDef, ast.FunctionDef))]
        found = [e for doc in docs if doc and ">>>" in doc for e in doctest.DocTestParser().get_examples(doc)]
        return [printed(e.source) for e in found if not e.exc_msg and not e.options.get(doctest.SKIP)]
    except (SyntaxError, ValueError):
        return []


def without_main(text):
    """The text without what it does when it is the program."""
    tree = ast.parse(text)
    tree.body = [n for n in tree.body if not (isinstance(n, ast.If) and "__name__" in ast.unparse(n.test))]
    return ast.unparse(tree)


def as_program(path, folder):
    text = path.read_text(encoding="utf-8", errors="replace")
    setup = re.search(r"^#\s*setup: (.*)", text, re.M)
    run = re.search(r"^#\s*run: (.*)", text, re.M)
    made = pathlib.Path(folder, f"{path.parent.name}-{path.name}")
    if not setup or not run:
        shown = examples(text)
        if not shown:
            return path
        made.write_text("\n".join([without_main(text), *shown]) + "\n")
        return made
    lines = setup.group(1).replace(" ; ", "\n").replace("; ", "\n").replace(";", "\n")
    made.write_text(f"{text}\n{lines}\nprint({run.group(1)})\n")
    return made


def refusal(path, where):
    """The reason of the first refusal; None when the program compiles."""
    try:
        r = subprocess.run([NPCC, "emit", STAGE, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                           timeout=LIMIT, cwd=where)
    except subprocess.TimeoutExpired:
        return f"no end within {LIMIT} s"
    if r.returncode == 0:
        return None
    text = r.stderr.decode("utf-8", "replace")
    m = re.search(r"error: (.*)", text)
    return m.group(1) if m else f"status {r.returncode}: {text[-200:].strip()}"


def kind(reason):
    """The reason without what differs between programs that share it."""
    reason = reason.replace("not supported in native code: ", "")
    if not reason.startswith(("AttributeError", "ModuleNotFoundError")):
        reason = re.sub(r"'[^']*'", "'…'", reason)
    return re.sub(r"\d+", "N", reason)[:150]


def main():
    reasons = collections.defaultdict(list)
    compiled = 0
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(2) as pool:
        paths = [(p, as_program(p, folder)) for p in programs()]
        for (path, _), reason in zip(paths, pool.map(lambda pair: refusal(pair[1], pair[0].parent), paths)):
            if reason:
                reasons[kind(reason)].append(path)
            else:
                compiled += 1
    for reason, where in sorted(reasons.items(), key=lambda row: -len(row[1])):
        print(f"{len(where):5}  {reason}")
        if "-v" in sys.argv:
            for path in where:
                print(f"         {path}")
    print(f"{len(paths)} programs, {compiled} compile, {len(paths) - compiled} are refused")


if __name__ == "__main__":
    main()
