#!/usr/bin/python3
"""Holds every #include of src/ to layers.mk, which says what each folder may include.

Tables (*.def) of base and of the runtime are data and open to all. LLVM's headers belong to codegen alone; the runtime,
which is linked into every program, sees C headers and itself; public headers know nothing of src/.
"""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SRC = os.path.join(ROOT, "src")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+([<"])([^>"]+)[>"]', re.M)
OPEN_TABLES = {"base", "runtime"}
# Headers of libraries, and who may see them; C's and the system's are for everyone. runtime/py holds the interpreter's
# objects: it is not linked into built programs.
LIBRARIES = {"llvm-c": ["codegen"], "gmp.h": ["interp", "runtime/py"], "pcre2.h": ["interp", "runtime/py"],
             "zlib.h": ["interp", "runtime/py"], "clang-c": [], "mlir-c": [], "Python.h": []}


def layers():
    allowed, folders = {}, []
    for line in open(os.path.join(ROOT, "layers.mk")):
        if m := re.match(r"ALLOW_(\w+)\s*:=(.*)", line):
            allowed[m[1]] = set(m[2].split())
        elif line.startswith("FOLDERS"):
            folders = line.split(":=")[1].split()
    return allowed, folders


def files():
    for folder, _, names in os.walk(SRC):
        for name in sorted(names):
            if name.endswith((".c", ".h", ".def")):
                yield os.path.join(folder, name)


def problem_of(path, kind, target, allowed):
    own = path.split("/")[0]
    if kind == "<":
        for library, owners in LIBRARIES.items():
            if target == library or target.startswith(library + "/"):
                return None if any(path.startswith(o + "/") for o in owners) else f"<{target}> is not for {own}"
        return None
    other = target.split("/")[0]
    if "/" not in target or other not in allowed:
        return None if target.startswith("npcc/") else f'"{target}" does not start with a folder of src/'
    if other == own or other in allowed[own] or (target.endswith(".def") and other in OPEN_TABLES):
        return None
    return f'"{target}": layers.mk does not let {own} include {other}'


def main():
    allowed, folders = layers()
    passed = failed = 0
    seen = {f for f in os.listdir(SRC) if os.path.isdir(os.path.join(SRC, f))}
    for folder in sorted(seen ^ set(folders)):
        failed += 1
        print(f"FAIL layers.mk and src/ disagree about the folder {folder}")
    for path in files():
        text = open(path, encoding="utf-8").read()
        for m in INCLUDE.finditer(text):
            problem = problem_of(os.path.relpath(path, SRC), m[1], m[2], allowed)
            passed, failed = passed + (not problem), failed + bool(problem)
            if problem:
                line = text.count("\n", 0, m.start()) + 1
                print(f"FAIL {os.path.relpath(path, ROOT)}:{line}: {problem}\n  rerun: tests/check_includes.py")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
