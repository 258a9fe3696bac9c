#!/usr/bin/python3
"""Gives the fuzz targets their corpus: the inputs that once broke them, and our own tests' programs and IR.

    run.py                                      every file, once each (the usual tests)
    run.py --seconds N [--check] TARGET...      libFuzzer on each target in turn; `make fuzz` calls it so

NPCC_BUILD: the build directory, whose tests/fuzz_* it runs. What a fuzzer finds lands in NPCC_BUILD/found; new inputs
that reach new code are kept in NPCC_BUILD/corpus.
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
TESTS = HERE.parent
BUILD = pathlib.Path(os.environ.get("NPCC_BUILD", "build")).resolve()
# What the targets begin with, beside corpus/TARGET.
SEEDS = {"syntax": ["interp/programs/*.py", "syntax/**/*.py"], "interp": ["interp/programs/*.py", "programs/*.py"], "ir": ["**/*.mlir"], "files": []}
LIMIT = {"syntax": 4096, "interp": 2048, "ir": 4096, "files": 2048}
ENVIRONMENT = dict(os.environ, ASAN_OPTIONS="detect_leaks=0:allocator_may_return_null=1:handle_abort=1", UBSAN_OPTIONS="print_stacktrace=1")
BATCH = 40


def inputs(target):
    files = sorted((HERE / "corpus" / target).glob("*"))
    for pattern in SEEDS[target]:
        files += sorted(TESTS.glob(pattern))
    return files


def run(target, files):
    command = [str(BUILD / "tests" / f"fuzz_{target}"), *map(str, files)]
    try:
        p = subprocess.run(command, capture_output=True, timeout=120, env=ENVIRONMENT, cwd=HERE)
    except subprocess.TimeoutExpired:
        return "no end after 120 s"
    return "" if p.returncode == 0 else p.stderr.decode(errors="replace")


def replay():
    passed = failed = 0
    for target in SEEDS:
        files = inputs(target)
        for i in range(0, len(files), BATCH):
            batch = files[i:i + BATCH]
            broken = [(f, run(target, [f])) for f in batch] if run(target, batch) else []
            broken = [(f, why) for f, why in broken if why]
            passed, failed = passed + len(batch) - len(broken), failed + len(broken)
            for f, why in broken:
                print(f"fuzz_{target}: rerun with {BUILD}/tests/fuzz_{target} {f}")
                print("\n".join("    " + line for line in why.strip().splitlines()[-12:]))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def fuzz(target, seconds):
    """Runs libFuzzer until the time is over; goes on after a crash. Returns runs and failures."""
    corpus, found, seeds = BUILD / "corpus" / target, BUILD / "found", BUILD / "seeds" / target
    for folder in (corpus, found, seeds):
        folder.mkdir(parents=True, exist_ok=True)
    for f in inputs(target):
        link = seeds / (f.parent.name + "-" + f.name)
        if not link.exists():
            link.symlink_to(f)
    before = set(found.iterdir())
    command = [str(BUILD / "tests" / f"fuzz_{target}"), f"-max_total_time={seconds}", f"-max_len={LIMIT[target]}", "-timeout=20", "-rss_limit_mb=3000",
               "-fork=1", "-ignore_crashes=1", "-ignore_timeouts=1", "-ignore_ooms=1", "-print_final_stats=1", f"-artifact_prefix={found}/{target}-",
               *([f"-dict={HERE}/{target}.dict"] if (HERE / f"{target}.dict").exists() else []), str(corpus), str(seeds)]
    p = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=ENVIRONMENT, cwd=found)
    text = p.stdout.decode(errors="replace")
    (found / f"{target}.log").write_text(text)
    runs = [int(n) for n in re.findall(r"^#(\d+):", text, re.M)]
    new = sorted(f.name for f in set(found.iterdir()) - before if not f.name.endswith(".log"))
    print(f"fuzz_{target}: {runs[-1] if runs else 0} runs in {seconds} s, {len(new)} failures{': ' + ', '.join(new[:20]) if new else ''}", flush=True)
    return len(new)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--seconds", type=int, default=0)
    p.add_argument("targets", nargs="*")
    o = p.parse_args()
    if not o.seconds:
        return replay()
    return 1 if sum(fuzz(t, o.seconds) for t in o.targets or SEEDS) else 0


sys.exit(main())
