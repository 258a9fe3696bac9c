"""The runtime as a shared library, called through ctypes by the C signatures of abi.h."""
import concurrent.futures
import ctypes
import os
import pathlib
import re
import subprocess
import sys

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
RUNTIME = ROOT / "src" / "runtime"
BUILD = pathlib.Path(os.environ.get("NPCC_BUILD", ROOT / "build"))
FLAGS = [
    "-std=c17",
    "-O3",
    "-ffp-contract=off",
    "-fno-math-errno",
    "-fPIC",
    "-D_GNU_SOURCE",
    f"-I{ROOT / 'src'}",
    "-w",
    *os.environ.get("NPCC_CFLAGS", "").split(),
]  # such as -fsanitize=address,undefined (with LD_PRELOAD=libasan.so)

DTYPES = re.findall(r"^DTYPE\((\w+),", (RUNTIME / "dtype.def").read_text(), re.M)


def dtype_code(dtype):
    return DTYPES.index(np.dtype(dtype).name)


def build():
    """Compiles the runtime's own files (not nd/ and py/) into one shared library; only what changed."""
    out = BUILD / "tests" / "runtime-shared"
    out.mkdir(parents=True, exist_ok=True)
    headers = max(p.stat().st_mtime for p in [*RUNTIME.glob("*.h"), *RUNTIME.glob("*.def")])
    jobs, objects = [], []
    for source in sorted(RUNTIME.glob("*.c")):
        if source.name in ("main.c", "abi_table.c") or source.name.endswith("_test.c"):
            continue
        o = out / (source.stem + ".o")
        objects.append(str(o))
        if not o.exists() or o.stat().st_mtime < max(headers, source.stat().st_mtime):
            jobs.append(["gcc", *FLAGS, "-c", str(source), "-o", str(o)])
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda job: subprocess.run(job, check=True), jobs))
    library = out / "libruntime.so"
    if jobs or not library.exists():
        subprocess.run(["gcc", *FLAGS, "-shared", "-o", str(library), *objects, "-lm", "-lpthread"], check=True)
    return library


class Memref(ctypes.Structure):
    _fields_ = [
        ("allocated", ctypes.c_void_p),
        ("aligned", ctypes.c_void_p),
        ("offset", ctypes.c_int64),
        ("sizes_strides", ctypes.c_int64 * 64),
    ]


def memref(a):
    m = Memref(None, a.ctypes.data, 0)
    for i in range(a.ndim):
        m.sizes_strides[i] = a.shape[i]
        m.sizes_strides[a.ndim + i] = a.strides[i] // a.itemsize
    return m


C_TYPES = {
    "i1": ctypes.c_bool,
    "i32": ctypes.c_int32,
    "i64": ctypes.c_int64,
    "f32": ctypes.c_float,
    "f64": ctypes.c_double,
    "!llvm.ptr": ctypes.c_void_p,
    "()": None,
}


def preprocessed(text):
    """C text with its tables expanded, joined string literals and one declaration a line."""
    command = ["gcc", "-E", "-P", "-x", "c", f"-I{RUNTIME.parent}", "-"]
    text = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout
    return re.sub(r'(?<!\\)"\s+"', "", text).replace(";", ";\n")


def abi_rows():
    text = preprocessed('#define ABI(NAME, SIGNATURE, DOC) @@(NAME, SIGNATURE, DOC);\n#include "runtime/abi.def"\n')
    return re.findall(r'@@\((\w+), "((?:[^"\\]|\\.)*)", "((?:[^"\\]|\\.)*)"\);', text)


def split_types(text):
    parts, depth, part = [], 0, ""
    for c in text:
        depth += (c in "<(") - (c in ">)")
        if c == "," and depth == 0:
            parts.append(part.strip())
            part = ""
        else:
            part += c
    return parts + [part.strip()] if part.strip() else parts


class Runtime:
    """rt.name(args…): ints and floats as they are, str as a string handle, bytes as a C string, arrays as memrefs."""

    def __init__(self):
        self.dll = ctypes.CDLL(str(build()))
        self.signatures = {}
        for name, signature, _ in abi_rows():
            args, result = signature.split(" -> ")
            self.signatures[name] = (split_types(args[1:-1]), result)
        new = self.dll.nprt_str_new
        new.restype, new.argtypes = ctypes.c_void_p, [ctypes.c_char_p, ctypes.c_int64]

    def string(self, text):
        data = text.encode()
        return ctypes.c_void_p(self.dll.nprt_str_new(data, len(data)))

    @staticmethod
    def text(handle):
        """The text of a string handle, which is released with the process."""
        size = ctypes.c_int64.from_address(handle + 16).value
        return ctypes.string_at(handle + 32, size).decode()

    def __getattr__(self, name):
        name = "nprt_" + name
        types, result = self.signatures[name]
        function = getattr(self.dll, name)

        def call(*args):
            assert len(args) == len(types), (name, types, args)
            c_args, keep = [], []
            for value, kind in zip(args, types):
                if kind.startswith("memref"):
                    m = memref(value)
                    keep.append(m)
                    c_args += [ctypes.c_int64(value.ndim), ctypes.byref(m)]
                elif isinstance(value, str):
                    c_args.append(self.string(value))
                elif isinstance(value, ctypes.c_void_p):
                    c_args.append(value)
                elif isinstance(value, bytes):
                    c_args.append(ctypes.c_char_p(value))
                else:
                    c_args.append(C_TYPES[kind](value))
            function.restype = C_TYPES[result]
            out = function(*c_args)
            return out

        return call

    def str(self, name, *args):
        return self.text(getattr(self, name)(*args))


class Checks:
    def __init__(self, script):
        self.passed = self.failed = 0
        self.script = script

    def equal(self, what, got, want):
        if got == want:
            self.passed += 1
            return
        self.failed += 1
        if self.failed <= 20:
            print(f"FAIL {what}: got {got!r}, want {want!r}   (rerun: {self.script})")

    def finish(self):
        print(f"{self.passed} passed, {self.failed} failed")
        sys.exit(1 if self.failed else 0)


def in_child(action):
    """Runs an action that ends the process; (exit status, stderr)."""
    read, write = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os.dup2(write, 2)
        os.close(read)
        action()
        os._exit(99)
    os.close(write)
    with os.fdopen(read, errors="replace") as f:
        text = f.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), text
