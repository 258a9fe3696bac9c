#!/usr/bin/python3
"""What native code refuses, by reason.

    CORPUS=FOLDER[:FOLDER…] tests/suites/refusals.py [-v]

Compiles every program below the folders to the loops stage and counts the first refusal of each; -v names the programs.
Without CORPUS: the programs of this repository's own suites. A file with `#setup:` and `#run:` lines, as the public
numpy-benchmarks have them, becomes a program that runs them. Files that need a package that is not installed are
programs too: they count under that reason. Nothing is executed.
"""
import collections
import concurrent.futures
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


def programs():
    folders = os.environ.get("CORPUS", "").split(":") if os.environ.get("CORPUS") else \
        sorted(str(p) for p in (ROOT / "tests").glob("*/programs")) + [str(ROOT / "tests" / "programs"), str(ROOT / "examples")]
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*.py")):
            if path.name not in ("run.py", "setup.py", "__init__.py"):
                yield path


def as_program(path, folder):
    text = path.read_text(encoding="utf-8", errors="replace")
    setup = re.search(r"^#\s*setup: (.*)", text, re.M)
    run = re.search(r"^#\s*run: (.*)", text, re.M)
    if not setup or not run:
        return path
    made = pathlib.Path(folder, path.name)
    lines = setup.group(1).replace(" ; ", "\n").replace("; ", "\n").replace(";", "\n")
    made.write_text(f"{text}\n{lines}\nprint({run.group(1)})\n")
    return made


def refusal(path):
    """The reason of the first refusal; None when the program compiles."""
    try:
        r = subprocess.run([NPCC, "emit", "--stage=loops", str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                           timeout=LIMIT, cwd=path.parent)
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
        for (path, _), reason in zip(paths, pool.map(lambda pair: refusal(pair[1]), paths)):
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
