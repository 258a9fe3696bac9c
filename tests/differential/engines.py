"""Runs many programs in one process of an engine, each a function of one file, and says what each printed."""
import os
import pathlib
import re
import subprocess

BUILD = pathlib.Path(os.environ.get("NPCC_BUILD", "build")).resolve()
OPTIONS = {"interp": ["--engine=interp"], "native": ["--no-interpreter", "--no-cache"]}
BATCH = {"interp": 100, "native": 20}
MARK = "=== program "
DEFINED = re.compile(r"\b([fC]\d+)\b")  # names of functions and classes that stand outside the program
LIMIT = 120


class Outcome:
    """What an engine made of a program: its output, a refusal with the reason, or a failure."""

    def __init__(self, output=None, refused=None, failed=None):
        self.output, self.refused, self.failed = output, refused, failed


def text_of(sources):
    """The file, and the first line of each program."""
    lines, starts = ["import numpy as np"], []
    for i, s in enumerate(sources):
        starts.append(len(lines) + 1)
        lines += DEFINED.sub(rf"\1_{i}", s).replace("def program():", f"def program{i}():", 1).rstrip().split("\n")
    for i in range(len(sources)):
        lines += [f'print("{MARK}{i}")', f"program{i}()"]
    return "\n".join(lines) + "\n", starts


def start(engine, level, path, folder):
    """The status, or "no end", and what a run of the file writes."""
    options = OPTIONS[engine] + ([f"-O{level}"] if engine == "native" else [])
    try:
        p = subprocess.run([str(BUILD / "npcc"), "run", *options, path.name], cwd=folder, capture_output=True, text=True, errors="replace", timeout=LIMIT, stdin=subprocess.DEVNULL)
        return p.returncode, p.stdout, p.stderr
    except subprocess.TimeoutExpired as e:
        return "no end", (e.stdout or b"").decode(errors="replace"), ""


def run(engine, sources, folder, level=1):
    """An Outcome for each source. A program that is refused or fails is taken out, and the rest runs again."""
    outcomes, left = [None] * len(sources), list(range(len(sources)))
    while left:
        text, starts = text_of([sources[i] for i in left])
        path = pathlib.Path(folder, "programs.py")
        path.write_text(text)
        status, out, err = start(engine, level, path, folder)
        printed = re.split(f"^{MARK}\\d+\n", out, flags=re.M)[1:]
        done = len(printed) - (status != 0)
        for k in range(max(done, 0)):
            outcomes[left[k]] = Outcome(output=printed[k])
        if status == 0:
            break
        if done >= 0:   # the one that ran last ended the process
            limit = re.match(r"\w+: (native code .*|integer result does not fit 64 bits)", last_line(err))   # met while running, and said
            outcomes[left[done]] = Outcome(refused=limit[1]) if limit else Outcome(failed=f"status {status}: {last_line(err)}", output=printed[done])
            left = left[done + 1:]
            continue
        wrong = refusals(err, starts) if status == 1 else {}
        if not wrong:   # nothing says which: halves
            divide(engine, [sources[i] for i in left], left, outcomes, folder, level, f"status {status}: {last_line(err)}")
            break
        for k, why in wrong.items():
            outcomes[left[k]] = Outcome(refused=why)
        left = [i for k, i in enumerate(left) if k not in wrong]
    return outcomes


def divide(engine, sources, places, outcomes, folder, level, why):
    """Fills in the outcomes of programs of which one, nobody knows which, ends the compiler."""
    if len(sources) == 1:
        outcomes[places[0]] = Outcome(failed=why)
        return
    half = len(sources) // 2
    for part in slice(0, half), slice(half, None):
        for place, o in zip(places[part], run(engine, sources[part], folder, level)):
            outcomes[place] = o


def last_line(text):
    lines = text.strip().split("\n")
    return lines[-1][:300]


def refusals(err, starts):
    """The programs that errors found when compiling are in, with the first error of each."""
    found = {}
    for m in re.finditer(r"^[\w./]*programs\.py:(\d+):\d+: error: (.*)$", err, re.M):
        k = max((i for i, s in enumerate(starts) if s <= int(m[1])), default=None)
        if k is not None:
            found.setdefault(k, m[2])
    return found
