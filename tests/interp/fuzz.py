#!/usr/bin/python3
"""Mutates the programs of programs/ and runs them: no crash, no report of a sanitizer. Endless loops are no failures.

    fuzz.py SECONDS [SEED]     INTERP: the command; NPCC_BUILD: the build directory
"""
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

here = pathlib.Path(__file__).resolve().parent
command = os.environ.get("INTERP", "").split() or [os.path.join(os.environ.get("NPCC_BUILD", "build"), "npcc"), "run", "--engine=interp"]
TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
SPICE = ["0", "-1", "2**63", "10**30", "None", "[]", "()", "{}", "''", "b''", "1.5", "nan", "lambda: 0", "*", "**", ":", "yield", "self", "del", "...",
         "1j", "set()", "range(3)", "print", "type", "object", "super()", "NotImplemented", "[None] * 3", "float('inf')", "-2**63"]


def mutate(text, other, rng):
    tokens, spare = TOKEN.findall(text), TOKEN.findall(other)
    for _ in range(rng.choice([1, 1, 2, 4])):
        i = rng.randrange(len(tokens))
        kind = rng.randrange(5)
        if kind == 0:
            tokens[i] = rng.choice(SPICE)
        elif kind == 1:
            del tokens[i]
        elif kind == 2:
            tokens[i] = rng.choice(spare)
        elif kind == 3:
            k = rng.randrange(len(tokens))
            tokens[i], tokens[k] = tokens[k], tokens[i]
        else:
            tokens.insert(i, rng.choice(tokens))
        if not tokens:
            return ""
    return "".join(tokens)


def main():
    seconds, seed = float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time())
    rng = random.Random(seed)
    texts = [p.read_text() for p in sorted((here / "programs").glob("*.py"))]
    deadline, runs, failed = time.monotonic() + seconds, 0, 0
    environment = dict(os.environ, ASAN_OPTIONS="detect_leaks=0:allocator_may_return_null=1")
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < deadline:
            program = mutate(rng.choice(texts), rng.choice(texts), rng)
            pathlib.Path(folder, "p.py").write_text(program)
            runs += 1
            try:
                p = subprocess.run([*command, "p.py"], cwd=folder, capture_output=True, timeout=10, env=environment, stdin=subprocess.DEVNULL)
            except subprocess.TimeoutExpired:
                continue
            if p.returncode < 0 or p.returncode > 128 or b"Sanitizer" in p.stderr or b"runtime error:" in p.stderr:
                failed += 1
                keep = pathlib.Path(tempfile.gettempdir(), f"npcc-fuzz-{seed}-{runs}.py")
                keep.write_text(program)
                report = [l for l in p.stderr.decode("utf-8", "replace").split("\n") if "ERROR" in l or "runtime error" in l or " in " in l and "src/" in l]
                print(f"status {p.returncode}: rerun with {' '.join(command)} {keep}")
                print("".join("    " + l.strip()[:160] + "\n" for l in report[:5]))
    print(f"seed {seed}")
    print(f"{runs - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
