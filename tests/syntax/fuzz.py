#!/usr/bin/python3
"""Damages Python files at random and checks that the front end accepts and refuses the same as CPython 3.11 does.

    tests/syntax/fuzz.py [--seed N] [--count N]

A failure keeps its file and prints how to rerun it. Run it with a build that has the sanitizers.
"""
import argparse
import os
import random
import sys
import tempfile
import warnings

import run

PIECES = [b"(", b")", b"[", b"]", b"{", b"}", b":", b",", b"=", b"==", b":=", b"*", b"**", b"lambda ", b"if ", b"else ", b"for ",
          b"in ", b"not ", b"await ", b"async ", b"yield ", b'f"{a}"', b'"', b"'", b'"""', b"\\", b"\n", b"\n    ", b" ", b"\t",
          b".", b"...", b"->", b"@", b"1", b"0x", b"1e5j", b"x", b";", b"#", b"match ", b"case ", b"_", b"global x\n",
          b"nonlocal x\n", b"return ", b"break\n", b"import ", b"from ", b"as ", b"with ", b"try:\n", b"except ", b"finally:",
          b"class ", b"def ", b"del ", b"is ", b"print ", b"{a!r:>{w}}", b"rb'", b"None", b"__debug__", b"$", b"?", b"!", b"/"]
LONGEST = 60   # lines taken from a file


def excerpt(rng, data):
    lines = data.split(b"\n")
    if len(lines) <= LONGEST:
        return data
    start = rng.randrange(len(lines) - LONGEST)
    while start < len(lines) - 1 and (not lines[start] or lines[start][:1] in b" \t)]}#"):
        start += 1
    return b"\n".join(lines[start:start + LONGEST])


def damage_lines(rng, data):
    lines = data.split(b"\n")
    at = rng.randrange(len(lines))
    kind = rng.randrange(3)
    if kind == 0:
        del lines[at]
    elif kind == 1:
        lines.insert(at, lines[rng.randrange(len(lines))])
    else:
        lines[at] = rng.choice([b" ", b"    ", b"\t", b""]) + lines[at].lstrip()
    return b"\n".join(lines)


def damage(rng, data):
    for _ in range(rng.choice([1, 1, 1, 2, 3])):
        if not data:
            break
        at = rng.randrange(len(data))
        kind = rng.randrange(5)
        if kind == 0:
            data = data[:at] + data[at + rng.choice([1, 1, 2, 5, 20]):]
        elif kind == 1:
            data = data[:at] + data[at:at + rng.choice([1, 3, 10])] + data[at:]
        elif kind == 2:
            data = data[:at] + rng.choice(PIECES) + data[at:]
        elif kind == 3:
            data = damage_lines(rng, data)
        elif rng.random() < 0.3:
            data = data[:at]
    return data


def is_text(data):
    """CPython's compile() does not look at the bytes of comments; the front end, like `python FILE`, does."""
    try:
        return b"\0" not in data and data.decode("utf-8") is not None
    except UnicodeDecodeError:
        return False


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=2000)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    run.build_tool()
    rng = random.Random(options.seed)
    own = [os.path.join(run.HERE, d, f) for d in ("good", "bad") for f in os.listdir(os.path.join(run.HERE, d))]
    sources = sorted(own) + rng.sample(run.installed_files(), 200)
    folder = tempfile.mkdtemp(prefix="npcc-fuzz-")
    paths = []
    while len(paths) < options.count:
        data = damage(rng, excerpt(rng, run.read(rng.choice(sources))))
        if is_text(data):
            paths.append(os.path.join(folder, f"{len(paths):05}.py"))
            with open(paths[-1], "wb") as file:
                file.write(data)
    outputs, status = run.run_tool("bad", paths)
    failed = 0
    for path in paths:
        accepted = run.expectation("bad", path) == "ok"
        got = outputs.get(path, f"nothing (exit status {status})")
        if got.startswith("ok") == accepted and not got.startswith("nothing") or run.REFUSED in got:
            os.remove(path)
            continue
        failed += 1
        print(f"FAIL {path}: got {got[:100]!r}; rerun: tests/syntax/run.py --only bad {path}")
    if not failed:
        os.rmdir(folder)
    print(f"{len(paths) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
