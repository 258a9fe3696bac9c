#!/usr/bin/python3
"""Code generation against mlir-runner, on this machine and under qemu.

    NPCC_BUILD=build tests/codegen/run.py [-k PART]

Every *.mlir is run by mlir-runner-22, and by our JIT at -O0 and -O2, as an executable for x86_64, and as one for
riscv64 with vectors of 128, 256 and 512 bits; all print the same. bad/*.mlir name, in their first line, what the error
must say. math_tool measures the elementary functions.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BUILD = pathlib.Path(os.environ.get("NPCC_BUILD", ROOT / "build")).resolve()
ONLY = sys.argv[sys.argv.index("-k") + 1] if "-k" in sys.argv else ""
ARCHIVES = [BUILD / "lib" / f"{n}.a" for n in "codegen machine loader lower transform rewrite analysis dialect ir runtime base".split()]
LOWERING = ("convert-vector-to-scf,convert-scf-to-cf,convert-vector-to-llvm,expand-strided-metadata,lower-affine,"
            "convert-complex-to-standard,convert-math-to-llvm,convert-math-to-libm,arith-expand,convert-to-llvm,"
            "reconcile-unrealized-casts")
QEMU = "qemu-riscv64 -L /usr/riscv64-linux-gnu -cpu rv64,v=true,vlen={},vext_spec=v1.0"
# target: its C compiler, how its programs run
TARGETS = {"x86_64": ("gcc", ""), "riscv64": ("clang-22 --target=riscv64-linux-gnu -march=rv64gcv", QEMU),
           "aarch64": ("clang-22 --target=aarch64-linux-gnu", "qemu-aarch64 -L /usr/aarch64-linux-gnu")}
SHIM = """#include <stdint.h>
#include <stdio.h>
void printF64(double v) { fprintf(stdout, "%lg", v); }
void printF32(float v) { fprintf(stdout, "%g", (double)v); }
void printI64(int64_t v) { fprintf(stdout, "%lld", (long long)v); }
void printNewline(void) { fputc('\\n', stdout); }
"""
passed = failed = 0
work = pathlib.Path(tempfile.mkdtemp(prefix="npcc-codegen-"))


def check(name, good, why=""):
    global passed, failed
    if good:
        passed += 1
    else:
        failed += 1
        print(f"FAIL {name}: {why}\n  rerun: NPCC_BUILD={BUILD} tests/codegen/run.py -k {name.split()[0]}")


def sh(command, **options):
    # A program's nan may print with a sign, which differs between processors.
    r = subprocess.run(command if isinstance(command, list) else command.split(), capture_output=True, text=True, timeout=300, **options)
    r.stdout = r.stdout.replace("-nan", "nan")
    return r


def is_sanitized():
    return "__asan_init" in sh(["nm", str(ARCHIVES[-1])]).stdout


def build_tool(name, libraries):
    compiler = ["clang-22", "-fsanitize=address,undefined"] if is_sanitized() else ["gcc"]
    llvm = sh("llvm-config-22 --ldflags").stdout.split()
    out = BUILD / "tests" / name
    out.parent.mkdir(parents=True, exist_ok=True)
    r = sh([*compiler, "-std=gnu17", "-g", "-O1", "-D_GNU_SOURCE", f"-I{ROOT}/src", str(HERE / (name + ".c")), "-o", str(out),
            "-Wl,--gc-sections", "-Wl,--start-group", *map(str, ARCHIVES), "-Wl,--end-group", str(BUILD / "obj/gen/codegen_id.o"), *llvm, "-lLLVM-22", *libraries,
            "-lm", "-lpthread"])
    if r.returncode:
        print(r.stderr)
        sys.exit(f"cannot build {name}: run make BUILD={BUILD} first")
    return str(out)


def reference(path):
    library = "/usr/lib/llvm-22/lib/libmlir"
    low = sh(["mlir-opt-22", str(path), f"--pass-pipeline=builtin.module({LOWERING})"])
    (work / "low.mlir").write_text(low.stdout)
    return sh(["mlir-runner-22", str(work / "low.mlir"), "-e", "npcc_program", "-entry-point-result=void", "-O1",
               f"-shared-libs={library}_runner_utils.so.22.1,{library}_c_runner_utils.so.22.1"])


def run_program(tool, path, shims):
    name = path.stem
    want = reference(path)
    check(f"{name} reference", want.returncode == 0 and want.stdout, want.stderr[:300])
    for level in "-O0", "-O2", "-O3":
        r = sh([tool, "run", str(path), level])
        check(f"{name} jit {level}", (r.returncode, r.stdout) == (0, want.stdout), r.stderr[:300] or "other output")
    for target, shim in shims.items():
        exe = str(work / f"{name}.{target}")
        r = sh([tool, "build", str(path), exe, f"--target={target}", f"--shim={shim}", f"--runtime={BUILD}/lib"])
        check(f"{name} build {target}", r.returncode == 0, r.stderr[:300])
        if r.returncode:
            continue
        for length in (128, 256, 512) if target == "riscv64" else ("",):
            r = sh(f"{TARGETS[target][1].format(length)} {exe}")
            check(f"{name} run {target} {length}", r.stdout == want.stdout, r.stderr[:300] or "other output")


def check_vectors(tool):
    for target, cpu, wanted in (("x86_64", "x86-64-v4", ["zmm", "vfmadd"]), ("x86_64", "x86-64-v3", ["ymm", "vfmadd"]),
                                ("riscv64", "generic-rv64", ["vle32.v", "vfmacc", "vsetivli"]), ("aarch64", "generic", ["fmla"])):
        text = sh([tool, "asm", str(HERE / "vectors.mlir"), f"--target={target}", f"--cpu={cpu}"]).stdout
        missing = [w for w in wanted if w not in text and not (w == "vfmadd" and "vfm" in text) and not (w == "vfmacc" and "vfma" in text)]
        check(f"vectors instructions {cpu}", not missing, f"no {missing}")


EXPORT_MAIN = """#include "runtime/array.h"
#include <stdio.h>
typedef struct vector { void *block; char *data; int64_t offset, size, stride; } vector;
void test_scale(vector *result, int64_t *n, const vector *m, float by);
int64_t test_add(int64_t a, int64_t b);
int main(void) {
    float x[3] = {1, 2, 3};
    vector m = {NULL, (char *)x, 0, 3, 1}, r;
    int64_t n;
    test_scale(&r, &n, &m, 1.5f);
    float *y = (float *)r.data;
    printf("%g %g %g %d %d\\n", y[0], y[1], y[2], (int)n, (int)test_add(40, 2));
    nprt_block_release(r.block);
}
"""


def check_export(tool, targets):
    (work / "main.c").write_text(EXPORT_MAIN)
    for target in targets:
        shim, exe = work / "main.o", work / "export"
        sh(f"{TARGETS[target][0]} -I{ROOT}/src -O1 -fPIC -c {work}/main.c -o {shim}")
        r = sh([tool, "build", str(HERE / "export.mlir"), str(exe), f"--target={target}", f"--shim={shim}", f"--runtime={BUILD}/lib"])
        got = sh(f"{TARGETS[target][1].format(128)} {exe}").stdout if r.returncode == 0 else r.stderr
        check(f"export {target}", got == "1.5 3 4.5 3 42\n", got)


def check_hello(tool):
    want = "Hello, world\n"
    for target, flags in ((t, f) for t in TARGETS for f in ([], ["--static"])):
        run = TARGETS[target][1].format(128)
        if not (BUILD / "lib" / target / "libnprt.a").exists():
            continue
        exe = work / "hello"
        r = sh([tool, "build", str(HERE / "hello.mlir"), str(exe), f"--target={target}", f"--runtime={BUILD}/lib", *flags])
        got = sh(f"{run} {exe}").stdout if r.returncode == 0 else r.stderr
        check(f"hello {target} {' '.join(flags)}", got == want, got)
        if not flags:
            check(f"hello size {target}", exe.stat().st_size < 40000, f"{exe.stat().st_size} bytes")
    if not pathlib.Path("/usr/aarch64-linux-gnu/lib/libc.so").exists():
        r = sh([tool, "build", str(HERE / "hello.mlir"), str(work / "hello"), "--target=aarch64"])
        check("hello names the missing package", "libc6-dev-arm64-cross" in r.stderr and r.returncode == 1, r.stderr)


def main():
    tool = build_tool("jit_tool", [])
    shims = {}
    (work / "shim.c").write_text(SHIM)
    for target, (cc, _) in TARGETS.items():
        if not (BUILD / "lib" / target / "libnprt.a").exists() or not shutil.which(cc.split()[0]):
            print(f"no runtime for {target}: its programs are not run")
            continue
        shims[target] = work / f"shim-{target}.o"
        sh(f"{cc} -O1 -fPIC -c {work}/shim.c -o {shims[target]}")
    for path in sorted(HERE.glob("*.mlir")):
        if ONLY in path.stem and path.stem not in ("hello", "export"):
            run_program(tool, path, shims)
    for path in sorted((HERE / "bad").glob("*.mlir")):
        if ONLY in path.stem:
            wanted = path.read_text().splitlines()[0].split("error: ")[1]
            r = sh([tool, "run", str(path)])
            check(f"{path.stem} is refused", r.returncode == 1 and wanted in r.stderr, r.stderr[:300])
    if ONLY in "vectors":
        check_vectors(tool)
    if ONLY in "export":
        check_export(tool, shims)
    if ONLY in "hello":
        check_hello(tool)
    if ONLY in "functions" and not is_sanitized():   # clang has no libquadmath
        r = sh([build_tool("math_tool", ["-lquadmath"]), "1021", "65536"])
        for line in r.stdout.splitlines():
            check("functions " + line.split()[0], "FAILED" not in line, line)
        check("functions run", r.returncode in (0, 1) and r.stdout, r.stderr[:300])
    shutil.rmtree(work)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
