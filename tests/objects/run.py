#!/usr/bin/python3
"""Random programs over objects (generate.py): what native code prints is what CPython prints.

    NPCC_BUILD=build tests/objects/run.py [--first SEED] [--count N] [-k SEED]

A program that CPython ends with an exception is left out; one that native code refuses is counted, with its reason under
--reasons. A program that differs is kept where the message says.
"""
import argparse
import collections
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from generate import program

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NPCC = pathlib.Path(os.environ.get("NPCC_BUILD", ROOT / "build")).resolve() / "npcc"
ENVIRONMENT = dict(os.environ, NPY_PROMOTION_STATE="weak", NPCC_CACHE="")
# Of all programs this many at most may be refused: else the suite says nothing.
MOST_REFUSED = 0.2


def run(command):
    try:
        r = subprocess.run(command, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    except subprocess.TimeoutExpired:
        return None, "", "stopped after 60 s"
    return r.returncode, r.stdout, r.stderr


def compare(folder, seed):
    """What became of a program: "agree", "differ", "refused" or "left out", and why."""
    path = folder / f"objects_{seed}.py"
    path.write_text(program(seed))
    status, wanted, _ = run(["/usr/bin/python3", str(path)])
    if status != 0:
        path.unlink()
        return "left out", ""
    status, got, told = run([str(NPCC), "run", "--engine=native", "--no-interpreter", str(path)])
    refusal = re.search(r"(not supported in )?native code: ([^\n]*)", told)
    if status == 0 and got == wanted or status == 1 and refusal:
        path.unlink()
        return ("refused", refusal[2]) if status else ("agree", "")
    return "differ", f"{path}: exit status {status}; {told.strip()[-200:]}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int, default=80)
    parser.add_argument("-k", type=int, metavar="SEED", help="only this one")
    parser.add_argument("--reasons", action="store_true", help="say why programs are refused")
    options = parser.parse_args()
    seeds = [options.k] if options.k is not None else range(options.first, options.first + options.count)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="npcc-objects-"))
    became, reasons = collections.Counter(), collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for seed, (what, why) in zip(seeds, pool.map(lambda seed: compare(folder, seed), seeds)):
            became[what] += 1
            reasons[why] += what == "refused"
            if what == "differ":
                print(f"FAIL {seed}: {why}\n  rerun: NPCC_BUILD={NPCC.parent} tests/objects/run.py -k {seed}")
    for why, times in reasons.most_common(20) if options.reasons else []:
        if times:
            print(f"refused {times} times: {why}")
    too_many = options.k is None and became["refused"] > MOST_REFUSED * len(seeds)
    if too_many:
        print(f"FAIL {became['refused']} of {len(seeds)} programs are refused")
    if not became["differ"]:
        folder.rmdir()
    print(f"{became['agree']} passed, {became['differ'] + too_many} failed")
    return 1 if became["differ"] or too_many else 0


if __name__ == "__main__":
    sys.exit(main())
