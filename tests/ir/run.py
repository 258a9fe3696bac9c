#!/usr/bin/python3
"""The IR's text, checks and simple passes.

  *.mlir without RUN line   our printer against mlir-opt-22: both read what we print and give the same generic form;
                            print(parse(print(m))) == print(m)
  // RUN: FLAGS             golden: ir_tool FLAGS FILE gives FILE.out (--bless writes it); mlir-opt-22 reads the result
  errors.mlir               parts separated by "// -----"; each gives an error that contains its "// expect:" text
  own.mlir                  our dialects, which mlir-opt-22 reads with the IRDL text

NPCC_BUILD is the build folder (default build).
"""
import glob, os, shutil, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.environ.get("NPCC_BUILD", os.path.join(ROOT, "build"))
TOOL = os.path.join(BUILD, "tests", "ir_tool")
MLIR_OPT = shutil.which("mlir-opt-22")
passed, failed = 0, 0


def build_tool():
    libs = [os.path.join(BUILD, "lib", f + ".a") for f in ("transform", "analysis", "rewrite", "dialect", "ir", "base")]
    newest = max(os.path.getmtime(f) for f in libs + [os.path.join(HERE, "ir_tool.c")])
    if os.path.exists(TOOL) and os.path.getmtime(TOOL) > newest:
        return
    os.makedirs(os.path.dirname(TOOL), exist_ok=True)
    command = ["-std=c17", "-D_GNU_SOURCE", "-g", "-I" + os.path.join(ROOT, "src"), os.path.join(HERE, "ir_tool.c"), "-o", TOOL,
               "-Wl,--gc-sections", "-Wl,--start-group", *libs, "-Wl,--end-group", "-lm", "-lpthread"]
    sanitized = b"__asan_init" in subprocess.run(["nm", libs[-1]], capture_output=True).stdout
    compiler = ["clang-22", "-fsanitize=address,undefined"] if sanitized else ["gcc"]
    subprocess.run(compiler + command, check=True)


def run(*command, text=None):
    return subprocess.run(command, input=text, capture_output=True, text=True)


def report(name, problem):
    global passed, failed
    if problem:
        failed += 1
        print(f"FAIL {name}: {problem}\n  rerun: NPCC_BUILD={BUILD} {HERE}/run.py {name}")
    else:
        passed += 1


def generic(text, *flags):
    r = run(MLIR_OPT, "--mlir-print-op-generic", "--verify-each", *flags, "-", text=text)
    return r.stdout if r.returncode == 0 else "mlir-opt refuses: " + r.stderr[:300]


def first_difference(a, b):
    for x, y in zip(a.splitlines(), b.splitlines()):
        if x != y:
            return f"\n    {x.strip()}\n    {y.strip()}"
    return "one is longer"


def check_text(path):
    original = open(path).read()
    once = run(TOOL, path)
    if once.returncode:
        return once.stderr[:300]
    with tempfile.NamedTemporaryFile("w", suffix=".mlir") as f:
        f.write(once.stdout)
        f.flush()
        twice = run(TOOL, f.name)
        in_generic = run(TOOL, "--generic", f.name)
    if twice.stdout != once.stdout:
        return "does not print the same after reading: " + first_difference(once.stdout, twice.stdout) + twice.stderr[:200]
    with tempfile.NamedTemporaryFile("w", suffix=".mlir") as f:
        f.write(in_generic.stdout)
        f.flush()
        back = run(TOOL, f.name)
    if back.stdout != once.stdout:
        return "the generic form reads differently: " + first_difference(once.stdout, back.stdout) + back.stderr[:200]
    if MLIR_OPT:
        expected = generic(original)
        for form in (once.stdout, run(TOOL, "--locations", path).stdout):
            got = generic(form)
            if got != expected:
                return "mlir-opt-22 sees another module: " + first_difference(expected, got)
    return None


def check_golden(path, bless):
    flags = open(path).readline().split("RUN:")[1].split()
    r = run(TOOL, *flags, path)
    if r.returncode:
        return r.stderr[:300]
    golden = path[: -len(".mlir")] + ".out"
    if bless:
        open(golden, "w").write(r.stdout)
    expected = open(golden).read() if os.path.exists(golden) else ""
    if r.stdout != expected:
        return "another result than " + os.path.basename(golden) + ": " + first_difference(expected, r.stdout)
    if MLIR_OPT and "python." not in r.stdout:
        refused = generic(r.stdout)
        if refused.startswith("mlir-opt refuses"):
            return refused
    return None


def check_errors(path):
    for i, part in enumerate(open(path).read().split("// -----\n")):
        expected = part.split("// expect:")[1].splitlines()[0].strip()
        with tempfile.NamedTemporaryFile("w", suffix=".mlir") as f:
            f.write(part)
            f.flush()
            r = run(TOOL, f.name)
        located = f.name + ":" in r.stderr
        good = r.returncode == 1 and expected in r.stderr and located
        report(f"errors.mlir", None if good else f"part {i + 1}: expected the located error '{expected}', got {r.returncode}: {r.stderr[:300]}")


def check_own(path):
    once = run(TOOL, path)
    if once.returncode:
        return once.stderr[:300]
    if not MLIR_OPT:
        return None
    with tempfile.NamedTemporaryFile("w", suffix=".mlir") as f:
        f.write(run(TOOL, "--irdl").stdout)
        f.flush()
        got = generic(once.stdout, "--irdl-file=" + f.name)
    return got if got.startswith("mlir-opt refuses") else None


def main():
    build_tool()
    names = [a for a in sys.argv[1:] if not a.startswith("--")]
    for path in sorted(glob.glob(os.path.join(HERE, "*.mlir"))):
        name = os.path.basename(path)
        if names and name not in names:
            continue
        if name == "errors.mlir":
            check_errors(path)
        elif name == "own.mlir":
            report(name, check_own(path))
        elif "RUN:" in open(path).readline():
            report(name, check_golden(path, "--bless" in sys.argv))
        else:
            report(name, check_text(path))
    if not MLIR_OPT:
        print("mlir-opt-22 is not there: our text was not compared with MLIR's")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
