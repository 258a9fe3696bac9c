#!/usr/bin/python3
"""npcc beside NumPy, and PyTorch where it is installed, on GPT-2: a table on standard output.

    bench/gpt2.py [--rounds N] [--quick]

All engines run in turn, in N rounds (default 3); of each the best counts, because noise only adds time. --quick: one
round, and no whole-process runs. See README.md.
"""
import argparse
import os
import re
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
BUILD = os.path.abspath(os.environ.get("NPCC_BUILD", os.path.join(ROOT, "build")))
NPCC = os.path.join(BUILD, "npcc")
PYTHON = "/usr/bin/python3"
FORWARD = os.path.join(HERE, "forward.py")
EXAMPLE = os.path.join(ROOT, "examples", "gpt2.py")
WEIGHTS_MB = {"float32": 124439808 * 4 / 1e6, "float64": 124439808 * 8 / 1e6}


def threads(n):
    return {"OMP_NUM_THREADS": str(n), "OPENBLAS_NUM_THREADS": str(n), "NPCC_NUM_THREADS": str(n), "OMP_WAIT_POLICY": "passive"}


# OpenBLAS then takes its kernels for the processor at hand, whatever the environment asks for.
ENVIRONMENT = {k: v for k, v in os.environ.items() if not k.startswith("OPENBLAS_")}


class Result:
    def __init__(self, command, env):
        start = time.monotonic()
        p = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(ENVIRONMENT, **env))
        self.out, self.err = p.communicate()
        self.wall = time.monotonic() - start
        self.ok = p.returncode == 0
        self.values = dict(re.findall(r"(seconds|checksum|rate) (\S+)", self.out))
        m = re.search(r"compile (\S+) s, run (\S+) s", self.err)
        self.compile = float(m[1]) if m else None
        memory = re.search(r"maxrss (\d+)", self.err)
        self.megabytes = int(memory[1]) * 1024 / 1e6 if memory else 0
        if not self.ok:
            print(f"  {' '.join(command)} failed: {self.err.strip()[-300:]}", file=sys.stderr)


# Runs a command and reports the peak of its memory.
MEASURE = ("import os,sys\npid=os.spawnvp(os.P_NOWAIT,sys.argv[1],sys.argv[1:])\n_,status,usage=os.wait4(pid,0)\n"
           "print('maxrss',usage.ru_maxrss,file=sys.stderr)\nsys.exit(os.waitstatus_to_exitcode(status))")


def measured(*command):
    return [PYTHON, "-c", MEASURE, *command]


def engines(arguments):
    yield "npcc", measured(NPCC, "run", "--strict", "--summary", FORWARD, *arguments)
    yield "NumPy", measured(PYTHON, FORWARD, *arguments)
    if subprocess.run([PYTHON, "-c", "import torch"], capture_output=True).returncode == 0:
        yield "torch", measured(PYTHON, os.path.join(HERE, "forward_torch.py"), *arguments)


def compare(title, arguments, n_threads, rounds):
    best = {}
    for _ in range(rounds):
        for name, command in engines(arguments):
            r = Result(command, threads(n_threads))
            if not r.ok:
                continue
            seconds, rate = float(r.values["seconds"]), float(r.values["rate"])
            old = best.get(name, (1e9, 0, 0, ""))
            best[name] = (min(seconds, old[0]), max(rate, old[1]), max(r.megabytes, old[2]), r.values["checksum"])
    base = best.get("npcc")
    for name, (seconds, rate, megabytes, checksum) in best.items():
        ratio = f"{seconds / base[0]:5.2f}x" if base else ""
        tokens = f"{rate:6.2f} tok/s" if rate else " " * 12
        print(f"{title:22} {n_threads} thread{'s' if n_threads > 1 else ' '} {name:6} {seconds * 1e3:9.1f} ms {ratio} {tokens} "
              f"{megabytes:7.0f} MB  checksum {checksum}", flush=True)


def whole_process(rounds):
    arguments = ["--float64", "--tokens", "1"]
    best = {}
    for _ in range(rounds):
        for name, command in (("npcc", [NPCC, "run", "--no-cache", "--strict", EXAMPLE]), ("NumPy", [PYTHON, EXAMPLE])):
            r = Result(measured(*command, *arguments), threads(1))
            if r.ok:
                old = best.get(name, (1e9, 0, ""))
                best[name] = (min(r.wall, old[0]), max(r.megabytes, old[1]), r.out.strip().replace("\n", " "))
    for name, (wall, megabytes, out) in best.items():
        ratio = f"{wall / best['npcc'][0]:5.2f}x" if "npcc" in best else ""
        print(f"{'float64 whole process':22} 1 thread  {name:6} {wall * 1e3:9.1f} ms {ratio} {'':12} {megabytes:7.0f} MB  {out}")
    print(f"{'':22} weights alone: float32 {WEIGHTS_MB['float32']:.0f} MB, float64 {WEIGHTS_MB['float64']:.0f} MB")


def compile_times(rounds):
    times = {}
    for _ in range(max(rounds, 2)):
        for layers in (12, 24):
            r = Result([NPCC, "run", "--no-cache", "--strict", "--summary", EXAMPLE, "--layers", str(layers), "--embd", "48", "--vocab", "100", "--tokens", "1",
                        "--positions", "32", "--prompt", "1,2,3"], threads(2))
            if r.compile:
                times[layers] = min(r.compile, times.get(layers, 1e9))
    if len(times) == 2:
        print(f"compile time           12 layers {times[12]:.3f} s, 24 layers {times[24]:.3f} s: {times[24] / times[12]:.2f}x")


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--rounds", type=int, default=3)
    p.add_argument("--quick", action="store_true")
    o = p.parse_args()
    rounds = 1 if o.quick else o.rounds
    for n in (1, 2):
        compare("forward, 16 tokens", ["16", "8", "12", "0"], n, rounds)
        compare("forward, 128 tokens", ["128", "3", "12", "0"], n, rounds)
    compare("generate from 10", ["10", "2", "12", "12"], 2, rounds)
    if not o.quick:
        whole_process(rounds)
    compile_times(rounds)


main()
