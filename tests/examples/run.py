#!/usr/bin/python3
"""The examples, compared with CPython and NumPy byte by byte.

    tests/examples/run.py [-k PART]

Every line of CASES runs in the reference, natively, as an executable in an empty environment, with one and with two
threads, and in the interpreter. Both NumPy modes (--numpy=1 and 2) where their results may differ.
"""
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.abspath(os.environ.get("NPCC_BUILD", os.path.join(ROOT, "build")))
NPCC = os.path.join(BUILD, "npcc")
ONLY = sys.argv[sys.argv.index("-k") + 1] if "-k" in sys.argv else ""
ORACLE = {"OMP_NUM_THREADS": "1", "NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3 AVX512F AVX512CD AVX512_SKX"}
PROMOTION = {"1": "legacy", "2": "weak"}
GPT2 = "gpt2.py --layers 2 --heads 4 --embd 64 --vocab 120 --positions 32 --tokens 5 --prompt 3,14,15,92,65"
# The example with its arguments.
CASES = ["hello.py", "hello.py Ada", "mandelbrot.py 40", "heat.py 24", "kmeans.py", "mlp.py", "nbody.py 16",
         GPT2, GPT2 + " --float64", GPT2 + " --weights WEIGHTS", "../tests/examples/programs/promotion.py"]
BOTH_MODES = {"gpt2.py", "mlp.py", "kmeans.py", "promotion.py"}
passed = failed = 0


def report(name, problem):
    global passed, failed
    if problem:
        failed += 1
        print(f"FAIL {name}: {problem}\n  rerun: NPCC_BUILD={BUILD} tests/examples/run.py -k '{name.split(' [')[0]}'")
    else:
        passed += 1


def run(command, **env):
    try:
        r = subprocess.run(command, capture_output=True, text=True, timeout=300, cwd=os.path.join(ROOT, "examples"),
                           env=dict(os.environ, **env), stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return "", "stopped after 300 s", 124
    return r.stdout, r.stderr, r.returncode


def difference(want, got):
    if got[2] != want[2]:
        return f"exit status {got[2]} instead of {want[2]}: {got[1].strip()[-300:]}"
    if got[0] == want[0]:
        return None
    a, b = want[0].splitlines(), got[0].splitlines()
    at = next((i for i in range(min(len(a), len(b))) if a[i] != b[i]), min(len(a), len(b)))
    return f"line {at + 1}: expected {a[at:at + 1]}, got {b[at:at + 1]}"


def weights(path):
    """A small checkpoint with the names of the original, of values that np.random did not draw."""
    import numpy as np
    rng, embd, arrays = np.random.default_rng(5), 64, {}

    def put(name, *shape):
        arrays[name] = (rng.standard_normal(shape) * 0.1).astype(np.float32)

    put("wte.weight", 120, embd)
    put("wpe.weight", 32, embd)
    for layer in ("h.0", "h.1"):
        for name, n_in, n_out in (("attn.c_attn", 1, 3), ("attn.c_proj", 1, 1), ("mlp.c_fc", 1, 4), ("mlp.c_proj", 4, 1)):
            put(f"{layer}.{name}.weight", n_in * embd, n_out * embd)
            put(f"{layer}.{name}.bias", n_out * embd)
        for name in ("ln_1", "ln_2"):
            put(f"{layer}.{name}.weight", embd)
            put(f"{layer}.{name}.bias", embd)
    put("ln_f.weight", embd)
    put("ln_f.bias", embd)
    np.savez(path, **arrays)


def check(case, mode, folder):
    args = case.replace("WEIGHTS", os.path.join(folder, "weights.npz")).split()
    name = f"{case} [--numpy={mode}]"
    want = run(["/usr/bin/python3", "-W", "ignore", *args], NPY_PROMOTION_STATE=PROMOTION[mode], **ORACLE)
    flag = f"--numpy={mode}"
    one = run([NPCC, "run", "--strict", flag, *args], NPCC_NUM_THREADS="1")
    report(name + " native", difference(want, one))
    report(name + " threads", difference(one, run([NPCC, "run", "--strict", flag, *args], NPCC_NUM_THREADS="2")))
    exe = os.path.join(folder, "program")
    built = run([NPCC, "build", flag, args[0], "-o", exe])
    if built[2]:
        report(name + " build", built[1].strip()[-300:])
    else:
        got = run(["env", "-i", exe, *args[1:]])
        report(name + " executable", difference(want, got))
    interpreted = run([NPCC, "run", "--engine=interp", flag, *args])
    report(name + " interp", difference(want, interpreted))


def main():
    if not os.path.exists(NPCC):
        sys.exit(f"there is no {NPCC}: run make first, or set NPCC_BUILD")
    if run(["/usr/bin/python3", "-c", "import numpy"])[2]:
        print("skipped: /usr/bin/python3 has no NumPy to compare with")
        print("0 passed, 0 failed")
        return 0
    with tempfile.TemporaryDirectory(prefix="npcc-examples-") as folder:
        weights(os.path.join(folder, "weights.npz"))
        for case in CASES:
            if ONLY in case:
                for mode in "21" if os.path.basename(case.split()[0]) in BOTH_MODES else "2":
                    check(case, mode, folder)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
