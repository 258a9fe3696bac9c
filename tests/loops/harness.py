"""Compiles tensor-stage MLIR with our passes and MLIR's own back end, and calls it on NumPy arrays."""
import ctypes
import os
import subprocess
import tempfile

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = os.environ.get("NPCC_BUILD", "build")
MLIR_LIB = "/usr/lib/llvm-22/lib"
PASSES = ("builtin.module(func.func(llvm-request-c-wrappers),convert-scf-to-cf,expand-strided-metadata,lower-affine,"
          "convert-math-to-llvm,convert-vector-to-llvm,convert-math-to-libm,arith-expand,finalize-memref-to-llvm,convert-to-llvm,"
          "reconcile-unrealized-casts)")


def tool():
    """Builds the test tool if it is older than the archives."""
    path = os.path.join(BUILD, "tests", "loops_tool")
    archives = [os.path.join(BUILD, "lib", a + ".a") for a in ("transform", "lower", "rewrite", "analysis", "dialect", "ir", "base")]
    archives = [a for a in archives if os.path.exists(a)]
    source = os.path.join(HERE, "loops_tool.c")
    newest = max(os.path.getmtime(f) for f in archives + [source])
    if not os.path.exists(path) or os.path.getmtime(path) < newest:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        sanitize = b"__asan" in open(os.path.join(BUILD, "lib", "base.a"), "rb").read()
        flags = ["clang-22", "-fsanitize=address,undefined"] if sanitize else ["gcc"]
        subprocess.run(flags + ["-std=c17", "-g", "-D_GNU_SOURCE", "-Isrc", source, "-o", path, "-Wl,--start-group"] + archives +
                       ["-Wl,--end-group", "-lm"], check=True, cwd=os.path.join(HERE, "..", ".."))
    return path


# Blocks are counted, and filled with NaNs before they are used and after they are released.
MEMORY = """
#include <stdlib.h>
#include <string.h>
enum { MOST = 4096 };
static struct { char *p; size_t n; int references; } blocks[MOST];
long test_live;
static int find(void *p) {
    for (int i = 0; i < MOST; i++)
        if (blocks[i].p == p) return i;
    return -1;
}
void *test_malloc(size_t n) {
    int i = find(NULL);
    if (i < 0) abort();
    blocks[i].p = malloc(n + !n);
    blocks[i].n = n;
    blocks[i].references = 1;
    memset(blocks[i].p, 0xff, n);
    test_live++;
    return blocks[i].p;
}
void test_free(void *p) {
    int i = p ? find(p) : -1;
    if (!p) return;
    if (i < 0) { test_live--; return; }
    if (--blocks[i].references) return;
    memset(p, 0xff, blocks[i].n);
    free(p);
    blocks[i].p = NULL;
    test_live--;
}
// What is not ours is an argument: the test keeps it alive, and its extra reference is counted apart.
struct any { long rank; void **memref; };
static void retain(struct any *a) {
    int i = find(a->memref[0]);
    if (i >= 0) blocks[i].references++;
    else test_live++;
}
void retain_f32(struct any *a) __asm__("_mlir_ciface_nprt_array_retain.f32");
void retain_f32(struct any *a) { retain(a); }
"""


class Failed(Exception):
    pass


def command(args, what):
    p = subprocess.run(args, capture_output=True, text=True)
    if p.returncode:
        raise Failed(f"{what}: {' '.join(args)}\n{p.stderr[:3000]}")
    return p.stdout


def descriptor(a):
    """A memref descriptor of any array that mlir's C interface takes."""
    rank = a.ndim
    fields = [("allocated", ctypes.c_void_p), ("aligned", ctypes.c_void_p), ("offset", ctypes.c_int64)]
    if rank:
        fields += [("sizes", ctypes.c_int64 * rank), ("strides", ctypes.c_int64 * rank)]
    cls = type("memref", (ctypes.Structure,), {"_fields_": fields})
    d = cls()
    d.allocated = d.aligned = a.ctypes.data
    d.offset = 0
    for i in range(rank):
        d.sizes[i] = a.shape[i]
        d.strides[i] = a.strides[i] // a.itemsize
    return d


SCALARS = {int: ctypes.c_int64, float: ctypes.c_double, np.float32: ctypes.c_float, bool: ctypes.c_bool}


class Compiled:
    def __init__(self, text, options=(), keep=None):
        self.dir = keep or tempfile.mkdtemp(prefix="npcc-loops-")
        f = lambda n: os.path.join(self.dir, n)
        open(f("in.mlir"), "w").write(text)
        self.loops = command([tool(), *options, f("in.mlir")], "our passes")
        open(f("loops.mlir"), "w").write(self.loops)
        command(["mlir-opt-22", "--verify-each", f("loops.mlir"), "-o", "/dev/null"], "mlir-opt does not accept the loops stage")
        command(["mlir-opt-22", f("loops.mlir"), "--pass-pipeline=" + PASSES, "-o", f("low.mlir")], "mlir-opt cannot lower it")
        command(["mlir-translate-22", "--mlir-to-llvmir", f("low.mlir"), "-o", f("k.ll")], "translate")
        low = open(f("k.ll")).read().replace("@malloc(", "@test_malloc(").replace("@free(", "@test_free(")
        open(f("k.ll"), "w").write(low)
        open(f("memory.c"), "w").write(MEMORY)
        command(["clang-22", "-O2", "-march=native", "-ffp-contract=off", "-Wno-override-module", "-shared", "-fPIC", f("k.ll"), f("memory.c"), "-o", f("k.so"),
                 f"-L{MLIR_LIB}", "-l:libmlir_c_runner_utils.so.22.1", f"-Wl,-rpath,{MLIR_LIB}", "-lm"], "clang")
        self.lib = ctypes.CDLL(f("k.so"))

    def __call__(self, name, *args, results=()):
        """results: (dtype, rank) each; dtype of a scalar result has rank None. Returns arrays (copies)."""
        outs, kept, params = [], [], []
        for dtype, rank in results:
            fields = [("allocated", ctypes.c_void_p), ("aligned", ctypes.c_void_p), ("offset", ctypes.c_int64)]
            if rank:
                fields += [("sizes", ctypes.c_int64 * rank), ("strides", ctypes.c_int64 * rank)]
            outs.append(fields)
        if len(outs) == 1:
            cls = type("result", (ctypes.Structure,), {"_fields_": outs[0]})
        else:
            cls = type("result", (ctypes.Structure,), {"_fields_": [(f"r{i}", type("r", (ctypes.Structure,), {"_fields_": o})) for i, o in enumerate(outs)]})
        r = cls()
        if outs:
            params.append(ctypes.byref(r))
        for a in args:
            if isinstance(a, np.ndarray):
                d = descriptor(a)
                kept.append(d)
                params.append(ctypes.byref(d))
            else:
                params.append(SCALARS[type(a)](a))
        fn = getattr(self.lib, "_mlir_ciface_" + name)
        fn.restype = None
        fn(*params)
        found = []
        for i, (dtype, rank) in enumerate(results):
            d = r if len(outs) == 1 else getattr(r, f"r{i}")
            shape = tuple(d.sizes) if rank else ()
            strides = tuple(s * np.dtype(dtype).itemsize for s in d.strides) if rank else ()
            n = max(1, int(np.prod(shape))) * np.dtype(dtype).itemsize
            if 0 in shape:
                found.append(np.zeros(shape, dtype))
                self.lib.test_free(ctypes.c_void_p(d.allocated))
                continue
            raw = (ctypes.c_char * n).from_address(d.aligned + d.offset * np.dtype(dtype).itemsize)
            found.append(np.ndarray(shape, dtype, raw, 0, strides).copy())
            self.lib.test_free(ctypes.c_void_p(d.allocated))
        live = ctypes.c_long.in_dll(self.lib, "test_live")
        if live.value:
            left, live.value = live.value, 0
            raise Failed(f"{left} blocks are never released" if left > 0 else f"{-left} blocks are released twice")
        return found[0] if len(found) == 1 else found
