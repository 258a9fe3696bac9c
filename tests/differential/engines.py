"""Runs many programs in one process of an engine, each a function of one file, and says what each printed."""
import os
import pathlib
import re
import subprocess

BUILD = pathlib.Path(os.environ.get("NPCC_BUILD", "build")).resolve()
COMMANDS = {"interp": [str(BUILD / "npcc"), "run", "--engine=interp"], "native": [str(BUILD / "npcc"), "run", "--strict", "--no-cache", "-O1"]}
MARK = "=== program "
LIMIT = 120


class Outcome:
    """What an engine made of a program: its output, a refusal with the reason, or a failure."""

    def __init__(self, output=None, refused=None, failed=None):
        self.output, self.refused, self.failed = output, refused, failed


def text_of(sources):
    """The file, and the first line of each function."""
    lines, starts = ["import numpy as np"], []
    for i, s in enumerate(sources):
        starts.append(len(lines) + 1)
        lines += s.replace("def program():", f"def program{i}():", 1).rstrip().split("\n")
    for i in range(len(sources)):
        lines += [f'print("{MARK}{i}")', f"program{i}()"]
    return "\n".join(lines) + "\n", starts


def run(engine, sources, folder):
    """An Outcome for each source. A program that is refused or fails is taken out, and the rest runs again."""
    outcomes, left = [None] * len(sources), list(range(len(sources)))
    while left:
        text, starts = text_of([sources[i] for i in left])
        path = pathlib.Path(folder, "programs.py")
        path.write_text(text)
        try:
            p = subprocess.run([*COMMANDS[engine], path.name], cwd=folder, capture_output=True, text=True, timeout=LIMIT, stdin=subprocess.DEVNULL)
            status, out, err = p.returncode, p.stdout, p.stderr
        except subprocess.TimeoutExpired as e:
            status, out, err = "no end", (e.stdout or b"").decode(), ""
        printed = re.split(f"^{MARK}\\d+\n", out, flags=re.M)[1:]
        done = len(printed) - (status != 0)
        for k in range(max(done, 0)):
            outcomes[left[k]] = Outcome(output=printed[k])
        if status == 0:
            break
        if done >= 0:   # the one that ran last ended the process
            outcomes[left[done]] = Outcome(failed=f"status {status}: {last_line(err)}", output=printed[done])
            left = left[done + 1:]
            continue
        wrong = refusals(err, starts)
        if not wrong:   # nothing says which: one by one
            wrong = {0: f"status {status}: {last_line(err)}"} if len(left) == 1 else {}
            for k in left if not wrong else []:
                outcomes[k] = run(engine, [sources[k]], folder)[0]
            if not wrong:
                break
            outcomes[left[0]] = Outcome(failed=wrong[0])
            break
        for k, why in wrong.items():
            outcomes[left[k]] = Outcome(refused=why)
        left = [i for k, i in enumerate(left) if k not in wrong]
    return outcomes


def last_line(text):
    lines = text.strip().split("\n")
    return lines[-1][:300]


def refusals(err, starts):
    found = {}
    for m in re.finditer(r"^[\w./]*programs\.py:(\d+):\d+: error: (.*)$", err, re.M):
        k = max((i for i, s in enumerate(starts) if s <= int(m[1])), default=None)
        if k is not None:
            found.setdefault(k, m[2])
    return found


NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*(?:[eE][-+]?\d+)?|nan|inf)")


def agree(expected, actual, exact):
    """Equal texts; else, unless exact, equal but for spaces and the last digits of numbers."""
    if expected == actual:
        return True
    if exact or actual is None:
        return False
    if "".join(NUMBER.sub("#", expected).split()) != "".join(NUMBER.sub("#", actual).split()):
        return False
    return all(close(x, y) for x, y in zip(NUMBER.findall(expected), NUMBER.findall(actual)))


def close(x, y):
    if x == y:
        return True
    if "n" in x + y:
        return x.lstrip("+") == y.lstrip("+")
    a, b = float(x), float(y)
    return abs(a - b) <= 2e-6 * max(abs(a), abs(b)) + 1e-12
