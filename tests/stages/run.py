#!/usr/bin/python3
"""The text of every stage, for every example and every program of programs/.

    tests/stages/run.py [-k PART]

  reads back      what `npcc emit` prints is read and printed again by our parser and printer, and is the same
  mlir-opt-22     accepts it: tensor, linalg and loops as they are, numpy with the IRDL declarations of our dialects
  runs in MLIR    programs/*.py: MLIR's own passes and back end, given the linalg stage and our runtime, print what
                  npcc's executable prints
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.abspath(os.environ.get("NPCC_BUILD", os.path.join(ROOT, "build")))
NPCC = os.path.join(BUILD, "npcc")
TOOL = os.path.join(BUILD, "tests", "stages_tool")
ONLY = sys.argv[sys.argv.index("-k") + 1] if "-k" in sys.argv else ""
STAGES = ["numpy", "tensor", "linalg", "loops"]
MLIR_LIBRARY = "/usr/lib/llvm-22/lib/libmlir_c_runner_utils.so.22.1"
PASSES = ("builtin.module(canonicalize,cse,one-shot-bufferize{bufferize-function-boundaries=1 "
          "function-boundary-type-conversion=identity-layout-map allow-return-allocs-from-loops=1},"
          "convert-bufferization-to-memref,func.func(convert-linalg-to-loops),expand-strided-metadata,lower-affine,"
          "convert-scf-to-cf,convert-complex-to-standard,convert-math-to-llvm,convert-math-to-libm,arith-expand,"
          "convert-complex-to-llvm,expand-strided-metadata,lower-affine,convert-to-llvm,reconcile-unrealized-casts)")
# The runtime as a library: it starts and ends with the process.
SHELL = """
extern void nprt_start(int argc, char **argv);
extern int nprt_finish(void);
static char *arguments[] = {"program", 0};
__attribute__((constructor)) static void start(void) { nprt_start(1, arguments); }
__attribute__((destructor)) static void finish(void) { nprt_finish(); }
"""
passed = failed = 0


def report(name, problem):
    global passed, failed
    if problem:
        failed += 1
        print(f"FAIL {name}: {problem}\n  rerun: NPCC_BUILD={BUILD} tests/stages/run.py -k {name.split()[0]}")
    else:
        passed += 1


def run(*command, text=None):
    return subprocess.run(command, input=text, capture_output=True, text=True, timeout=300, cwd=ROOT)


def build_tool():
    libs = [os.path.join(BUILD, "lib", f + ".a") for f in ("transform", "analysis", "rewrite", "dialect", "ir", "base")]
    source = os.path.join(ROOT, "tests", "ir", "ir_tool.c")
    if os.path.exists(TOOL) and os.path.getmtime(TOOL) > max(os.path.getmtime(f) for f in libs + [source]):
        return
    os.makedirs(os.path.dirname(TOOL), exist_ok=True)
    with open(libs[-1], "rb") as f:
        compiler = ["clang-22", "-fsanitize=address,undefined"] if b"__asan_" in f.read() else ["gcc"]
    subprocess.run(compiler + ["-std=c17", "-D_GNU_SOURCE", "-g", "-I" + os.path.join(ROOT, "src"), source, "-o", TOOL, "-Wl,--gc-sections",
                               "-Wl,--start-group", *libs, "-Wl,--end-group", "-lm", "-lpthread"], check=True)


def first_difference(a, b):
    for i, (x, y) in enumerate(zip(a.splitlines(), b.splitlines())):
        if x != y:
            return f"line {i + 1}:\n    {x.strip()}\n    {y.strip()}"
    return "one is longer"


def reads_back(path, text):
    again = run(TOOL, path)
    if again.returncode:
        return "does not read back: " + again.stderr[:300]
    return None if again.stdout == text else "prints differently after reading, " + first_difference(text, again.stdout)


def accepted(path, stage, irdl):
    flags = ["--irdl-file=" + irdl] if stage == "numpy" else []
    r = run("mlir-opt-22", "--verify-each", *flags, path, "-o", os.devnull)
    return "mlir-opt-22 refuses it: " + r.stderr[:400] if r.returncode else None


def runs_in_mlir(name, linalg, folder):
    want = run(NPCC, "run", "--strict", name)
    text = open(linalg).read()
    shell, library, low = (os.path.join(folder, f) for f in ("shell.c", "runtime.so", "low.mlir"))
    with open(shell, "w") as f:
        f.write(SHELL)
    aliases = [f"-Wl,--defsym={n}={n.split('.')[0]}" for n in set(re.findall(r"@(nprt_\w+\.[\w.]+)\(", text))]
    subprocess.run(["gcc", "-shared", "-fPIC", shell, "-Wl,--whole-archive", os.path.join(BUILD, "lib/x86_64/libnprt.a"),
                    "-Wl,--no-whole-archive", *aliases, "-o", library, "-lm", "-lpthread"], check=True)
    r = run("mlir-opt-22", linalg, "--pass-pipeline=" + PASSES, "-o", low)
    if r.returncode:
        return "MLIR cannot lower it: " + r.stderr[:400]
    r = run("mlir-runner-22", low, "-e", "npcc_program", "-entry-point-result=void", "-O2", f"-shared-libs={library},{MLIR_LIBRARY}")
    if r.returncode or r.stdout != want.stdout:
        return f"exit status {r.returncode}; " + (first_difference(want.stdout, r.stdout) if not r.returncode else r.stderr[:400])
    return None


def main():
    if not os.path.exists(NPCC):
        sys.exit(f"there is no {NPCC}: run make first, or set NPCC_BUILD")
    build_tool()
    mlir = all(shutil.which(t) for t in ("mlir-opt-22", "mlir-runner-22"))
    if not mlir:
        print("skipped: what needs mlir-opt-22 and mlir-runner-22")
    folders = ("examples", "tests/stages/programs")
    names = [os.path.join(d, f) for d in folders for f in sorted(os.listdir(os.path.join(ROOT, d))) if f.endswith(".py")]
    with tempfile.TemporaryDirectory(prefix="npcc-stages-") as folder:
        irdl = os.path.join(folder, "irdl.mlir")
        with open(irdl, "w") as f:
            f.write(run(NPCC, "emit", "--irdl").stdout)
        for name in names:
            if ONLY not in name:
                continue
            for stage in STAGES:
                r = run(NPCC, "emit", "--stage=" + stage, name)
                path = os.path.join(folder, stage + ".mlir")
                with open(path, "w") as f:
                    f.write(r.stdout)
                if r.returncode:
                    report(f"{name} {stage}", r.stderr[:300])
                    continue
                report(f"{name} {stage} reads back", reads_back(path, r.stdout))
                if mlir:
                    report(f"{name} {stage} mlir-opt-22", accepted(path, stage, irdl))
            if mlir and name.startswith("tests"):
                report(f"{name} runs in MLIR", runs_in_mlir(name, os.path.join(folder, "linalg.mlir"), folder))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
