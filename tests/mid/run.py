#!/usr/bin/python3
"""numpy-stage IR through promotion and lowering, run by MLIR's back end, against NumPy; and IR in → IR out.

    NPCC_BUILD=build tests/mid/run.py [-k PART] [--keep DIR]
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.abspath(os.environ.get("NPCC_BUILD", os.path.join(ROOT, "build")))
os.environ.update(OMP_NUM_THREADS="1", NPY_PROMOTION_STATE="weak", NPY_DISABLE_CPU_FEATURES="AVX2 FMA3 AVX512F AVX512CD AVX512_SKX")
if "NPCC_MID_ORACLE" not in os.environ and sys.executable != "/usr/bin/python3":
    os.execve("/usr/bin/python3", ["/usr/bin/python3"] + sys.argv, {**os.environ, "NPCC_MID_ORACLE": "1"})
sys.path.insert(0, HERE)
sys.dont_write_bytecode = True
import numpy as np   # noqa: E402
import ir_text       # noqa: E402
import cases         # noqa: E402
import store_cases   # noqa: E402

LIBRARY = "/usr/lib/llvm-22/lib"
PIPELINE = ("builtin.module(canonicalize,cse,one-shot-bufferize{bufferize-function-boundaries=1 function-boundary-type-conversion=identity-layout-map allow-return-allocs-from-loops=1},"
            "buffer-deallocation-pipeline,convert-bufferization-to-memref,func.func(convert-linalg-to-loops),expand-strided-metadata,lower-affine,"
            "convert-scf-to-cf,convert-complex-to-standard,convert-math-to-llvm,convert-math-to-libm,arith-expand,convert-complex-to-llvm,"
            "expand-strided-metadata,lower-affine,convert-to-llvm,reconcile-unrealized-casts)")
PASSES = ["python-ownership", "promote-arrays", "numpy-to-linalg", "python-to-calls"]


def run(command, **kw):
    return subprocess.run(command, capture_output=True, text=True, timeout=600, **kw)


def build_tools():
    """The driver of the passes and the functions that tests call, built when their sources are newer."""
    out = os.path.join(BUILD, "tests")
    os.makedirs(out, exist_ok=True)
    tool, support = os.path.join(out, "mid_tool"), os.path.join(out, "mid_support.so")
    folders = "lower transform rewrite analysis dialect ir base".split()
    archives = [os.path.join(BUILD, "lib", f + ".a") for f in folders]
    san = ["-fsanitize=address,undefined"] if b"__asan" in open(archives[-1], "rb").read() else []
    jobs = [([("clang-22" if san else "gcc"), "-std=c17", "-g", "-I" + ROOT + "/src", HERE + "/mid_tool.c", "-o", tool] + san + ["-Wl,--start-group"] + archives +
             ["-Wl,--end-group", "-lm"]),
            (["gcc", "-std=c17", "-O1", "-shared", "-fPIC", "-D_GNU_SOURCE", "-I" + ROOT + "/src", HERE + "/support.c"] +
             [os.path.join(ROOT, "src/runtime", f) for f in sorted(os.listdir(ROOT + "/src/runtime"))
              if f.endswith(".c") and f not in ("main.c", "abi_table.c") and not f.endswith("_test.c")] + ["-o", support, "-lm", "-lpthread"])]
    for job, target in zip(jobs, (tool, support)):
        sources = [a for a in job if a.endswith((".c", ".a"))]
        if os.path.exists(target) and all(os.path.getmtime(s) < os.path.getmtime(target) for s in sources):
            continue
        r = run(job)
        if r.returncode:
            sys.exit(f"cannot build {target}:\n{r.stderr}")
    return tool, support


def tolerance(dtype):
    return {"f": {2: 2e-3, 4: 2e-6, 8: 1e-12}, "c": {8: 2e-6, 16: 1e-12}}.get(np.dtype(dtype).kind, {}).get(np.dtype(dtype).itemsize, 0)


def parse(line):
    head, _, tail = line[1:].partition(":")
    shape = [int(x) for x in head.split()][1:]
    return np.array([float(x) for x in tail.split()]).reshape(shape)


def mismatch(got, want):
    want = np.asarray(want)
    value = want.astype(np.float64)
    if got.shape != value.shape:
        return f"shape {got.shape}, NumPy has {value.shape}"
    ok = np.isclose(got, value, rtol=tolerance(want.dtype), atol=0 if np.dtype(want.dtype).kind in "iub" else tolerance(want.dtype), equal_nan=True)
    if ok.all():
        return None
    return f"{got[~ok][:5]}, NumPy has {value[~ok][:5]}"


def lower(tool, path):
    r = run([tool, path] + PASSES)
    return r.stdout if r.returncode == 0 else None, r.stderr


def execute(tool, support, functions, work, tag):
    """Returns the lines printed per function, or an error."""
    path = os.path.join(work, tag + ".mlir")
    open(path, "w").write(ir_text.module(functions, store_cases.EXTRA))
    text, err = lower(tool, path)
    if text is None:
        return None, "lowering: " + err[-2000:]
    low = os.path.join(work, tag + ".tensor.mlir")
    open(low, "w").write(text)
    r = run(["mlir-opt-22", low, "--pass-pipeline=" + PIPELINE, "-o", os.path.join(work, tag + ".llvm.mlir")])
    if r.returncode:
        return None, "mlir-opt: " + r.stderr[:2000]
    out = os.path.join(work, tag + ".llvm.mlir")
    # One name per symbol: what follows the dot tells apart the declarations of one C function.
    fixed = re.sub(r"@(nprt_\w+)\.[\w.]+", r"@\1", open(out).read())
    seen, lines = set(), []
    for line in fixed.split("\n"):
        m = re.match(r"\s*llvm\.func @(nprt_\w+)\(.*\) (attributes.*)?$", line)
        if m and "{" not in line.split("attributes")[0]:
            if m.group(1) in seen:
                continue
            seen.add(m.group(1))
        lines.append(line)
    open(out, "w").write("\n".join(lines))
    r = run(["mlir-runner-22", out, "-e", "npcc_program", "-entry-point-result=void", "-O0",
             f"-shared-libs={LIBRARY}/libmlir_c_runner_utils.so.22.1,{support}"])
    if r.returncode:
        return None, "run: " + (r.stdout[-300:] + r.stderr)[-2000:]
    return [line for line in r.stdout.split("\n") if line.startswith("@")], None


def check(tool, support, batch, work, tag, failures):
    functions, wants = [], []
    for n, (name, build, dynamic) in enumerate(batch):
        f = ir_text.Function(f"t{n}", dynamic)
        with np.errstate(all="ignore"):
            expected = build(f)
        flat = []
        for w in expected:
            w = np.asarray(w)
            flat += [w.real, w.imag] if w.dtype.kind == "c" else [w]
        functions.append(f)
        wants.append(flat)
    lines, err = execute(tool, support, functions, work, tag)
    if err is not None and len(batch) > 1:
        half = len(batch) // 2
        return check(tool, support, batch[:half], work, tag + "a", failures) + check(tool, support, batch[half:], work, tag + "b", failures)
    if err is not None:
        failures.append((batch[0][0], err))
        return 0
    passed, at = 0, 0
    for (name, _, _), flat in zip(batch, wants):
        got = lines[at:at + len(flat)]
        at += len(flat)
        bad = next((m for m in (mismatch(parse(g), w) for g, w in zip(got, flat)) if m), None)
        if len(got) < len(flat):
            bad = "printed less than expected"
        if bad:
            failures.append((name, bad))
        else:
            passed += 1
    return passed


def file_tests(tool, pattern, failures):
    """ir/*.mlir: `// RUN: PASS…`, then FileCheck on stdout, or on the diagnostics for `// FAIL: PASS…`."""
    folder, passed = os.path.join(HERE, "ir"), 0
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        if pattern not in name:
            continue
        text = open(path).read()
        m = re.search(r"^// (RUN|FAIL): (.*)$", text, re.M)
        r = run([tool, path] + m.group(2).split())
        err = None
        if (r.returncode != 0) != (m.group(1) == "FAIL") or r.returncode < 0:
            err = f"exit status {r.returncode}: {r.stderr[-1500:]}"
        else:
            checked = r.stderr if m.group(1) == "FAIL" else r.stdout
            c = run(["FileCheck-22", path, "--allow-empty"], input=checked)
            err = c.stderr[-1500:] if c.returncode else None
            if not err and "python-to-calls" in m.group(2) and m.group(1) == "RUN":
                v = run(["mlir-opt-22", "--verify-each"], input=r.stdout)
                err = "mlir-opt: " + v.stderr[:1500] if v.returncode else None
        if err:
            failures.append((name, err))
        else:
            passed += 1
    return passed


def table_test(failures):
    """Every ufunc has a row in the table of scalar bodies."""
    names = [set(re.findall(pattern, open(os.path.join(ROOT, path)).read(), re.M))
             for pattern, path in ((r"^UFUNC\((\w+)", "src/base/ufuncs.def"), (r"^SCALAR\((\w+)", "src/lower/numpy_scalar.def"))]
    if names[0] == names[1]:
        return 1
    failures.append(("table", f"ufuncs.def and numpy_scalar.def differ in {sorted(names[0] ^ names[1])}"))
    return 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("-k", default="", help="only cases whose name contains this")
    parser.add_argument("--keep", help="folder for the files of the cases")
    args = parser.parse_args()
    tool, support = build_tools()
    failures = []
    selected = [c for c in cases.CASES if args.k in c[0]]
    with tempfile.TemporaryDirectory() as temporary:
        work = args.keep or temporary
        os.makedirs(work, exist_ok=True)
        passed = 0
        for n in range(0, len(selected), 120):
            passed += check(tool, support, selected[n:n + 120], work, f"batch{n}", failures)
        passed += file_tests(tool, args.k, failures)
        passed += table_test(failures)
    for name, why in failures:
        print(f"FAIL {name}: {why}\n  rerun: NPCC_BUILD={BUILD} tests/mid/run.py -k {name} --keep /tmp/mid")
    print(f"{passed} passed, {len(failures)} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
