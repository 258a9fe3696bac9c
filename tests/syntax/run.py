#!/usr/bin/python3
"""Holds the front end to CPython 3.11: tokens, trees, positions, scopes and errors of many files, each compared whole.

    tests/syntax/run.py [--all] [--only tokens|ast|positions|scopes|bad|names] [FILE|FOLDER...]

By default good/, bad/ and a fixed sample of the Python files installed with the system; --all takes every one, which is
long. SYNTAX_FOLDERS names further folders of Python files for it (CPython's own tests, say), separated by colons. Needs
CPython 3.11.
"""
import argparse
import ast
import gc
import io
import multiprocessing
import os
import random
import subprocess
import sys
import symtable
import tempfile
import token
import tokenize
import unicodedata
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.abspath(os.environ.get("NPCC_BUILD", os.path.join(ROOT, "build")))
TOOL = os.path.join(BUILD, "tests", "syntax_tool")
SAMPLE = {"tokens": 150, "ast": 400, "positions": 150, "scopes": 300}
LIBRARIES = "/usr/lib/python3", "/usr/lib/python3.11"
CHUNK = 40
SCOPE_KINDS = {1: "local", 2: "global-explicit", 3: "global-implicit", 4: "free", 5: "cell"}
COMPREHENSIONS = {"listcomp", "setcomp", "dictcomp", "genexpr"}


def build_tool():
    archives = [os.path.join(BUILD, "lib", name + ".a") for name in ("sema", "syntax", "base")]
    compiler = ["gcc"]
    with open(archives[-1], "rb") as archive:
        if b"__asan_" in archive.read():
            compiler = ["clang-22", "-fsanitize=address,undefined"]
    os.makedirs(os.path.dirname(TOOL), exist_ok=True)
    source = os.path.join(HERE, "syntax_tool.c")
    command = compiler + ["-g", "-O1", "-std=c17", "-D_GNU_SOURCE", "-I", os.path.join(ROOT, "src"), source]
    made = f"{TOOL}.{os.getpid()}"   # another run may be using the tool
    subprocess.run(command + archives + ["-lm", "-o", made], check=True)
    os.replace(made, TOOL)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def parser_tokens(path):
    """The tokens of tokenize as the parser sees them: a line ends with \\n whatever the file has, and a name may hold combining
    marks, at which tokenize's pattern for names stops."""
    joined = []
    for t in tokenize.tokenize(io.BytesIO(read(path).replace(b"\r\n", b"\n")).readline):
        last = joined[-1] if joined else None
        adjoins = last and last.end == t.start and last.type == token.NAME and (last.string + t.string).isidentifier()
        if adjoins and t.type in (token.NAME, token.ERRORTOKEN, token.NUMBER):
            joined[-1] = tokenize.TokenInfo(token.NAME, last.string + t.string, last.start, t.end, last.line)
        else:
            joined.append(t)
    return joined


def expected_tokens(path):
    lines = []
    for t in parser_tokens(path):
        where = "%d,%d-%d,%d:" % (t.start + t.end)
        lines.append("%-20s%-15s%-15r" % (where, token.tok_name[t.type], t.string))
    return "\n".join(lines)


def expected_ast(path):
    return "ok\n" + ast.dump(ast.parse(read(path)), indent=2)


def expected_positions(path):
    return "ok\n" + ast.dump(ast.parse(read(path)), indent=2, include_attributes=True)


def dump_scope(table, lines):
    name, kind = table.get_name(), table.get_type()
    if kind == "function" and name in COMPREHENSIONS and ".0" in table.get_identifiers():
        kind = "comprehension"
    elif kind == "function" and name == "lambda":
        kind = "lambda"
    lines.append(f"{kind} {name} {table.get_lineno()}")
    for identifier in sorted(table.get_identifiers()):
        if identifier == ".0":
            continue
        y = table.lookup(identifier)
        words = [identifier, SCOPE_KINDS[y._Symbol__scope]]
        words += [w for w in "parameter assigned referenced imported annotated nonlocal".split() if getattr(y, "is_" + w)()]
        lines.append("  " + " ".join(words))
    for child in table.get_children():
        dump_scope(child, lines)


def expected_scopes(path):
    lines = ["ok"]
    dump_scope(symtable.symtable(read(path), path, "exec"), lines)
    return "\n".join(lines)


def expected_bad(path):
    compile(read(path), path, "exec", dont_inherit=True)
    return "ok"


def expected_names(path):
    """Of a file of character names, one a line."""
    lines = []
    for name in read(path).decode().split("\n"):
        try:
            lines.append("%X" % ord(eval(f'"\\N{{{name}}}"')))
        except SyntaxError:
            lines.append("no")
    return "\n".join(lines)


EXPECTED = {"tokens": expected_tokens, "ast": expected_ast, "positions": expected_positions, "scopes": expected_scopes,
            "bad": expected_bad, "names": expected_names}


def expectation(suite, path):
    """What the tool should print; for an error only its line and kind, "error LINE KIND"."""
    try:
        return EXPECTED[suite](path)
    except SyntaxError as error:
        return f"error {error.lineno} {type(error).__name__}"
    except (tokenize.TokenError, ValueError, RecursionError, MemoryError):
        return "error"


def run_tool(suite, paths):
    mode = "check" if suite == "bad" else suite
    result = subprocess.run([TOOL, mode], input="\n".join(paths).encode(), stdout=subprocess.PIPE, check=False)
    outputs = {}
    for part in (b"\n" + result.stdout).split(b"\n== ")[1:]:
        path, _, rest = part.partition(b"\n")
        outputs[path.decode("utf-8", "surrogateescape")] = rest.rstrip(b"\n").decode("utf-8", "surrogatepass")
    return outputs, result.returncode


def agrees(got, expected):
    if not expected.startswith("error"):
        return got == expected
    words = expected.split(" ")
    if len(words) == 1 or words[1] in ("0", "None"):   # no line, or none worth having
        return got.startswith("error")
    return got.split(":")[0] == expected


def first_difference(got, expected):
    pairs = zip(got.split("\n") + [""], expected.split("\n") + [""])
    return next(((n, g, e) for n, (g, e) in enumerate(pairs, 1) if g != e), (0, "", ""))


def compare(job):
    suite, paths = job
    warnings.simplefilter("ignore")
    gc.disable()
    sys.setrecursionlimit(5000)
    outputs, status = run_tool(suite, paths)
    passed, failures = 0, []
    for path in paths:
        expected = expectation(suite, path)
        got = outputs.get(path, f"nothing (exit status {status})")
        # tokenize takes some text that has no tokens (0777), symtable imports of __future__ out of place: there compile()'s word counts
        if agrees(got, expected) or suite in ("tokens", "scopes") and got.startswith("error") and agrees(got, expectation("bad", path)):
            passed += 1
        else:
            line, g, e = first_difference(got, expected)
            failures.append(f"FAIL {suite} {path}: line {line} of the dump: got {g[:120]!r}, expected {e[:120]!r}; "
                            f"rerun: tests/syntax/run.py --only {suite} {path}")
    return passed, failures


def python_files(roots):
    found = []
    for root in roots:
        if os.path.isfile(root):
            found.append(root)
        for folder, _, names in os.walk(root):
            found += [os.path.join(folder, name) for name in names if name.endswith(".py")]
    return sorted(found)


def write_names(path, step):
    """Characters by every step-th of their names, and a few that are none."""
    names = [unicodedata.name(chr(cp), "") for cp in range(0x110000)]
    names = [n for n in names if n][::step]
    names += ["line feed", "BEL", "LATIN SMALL LETTER GHA", "latin small letter gha", "HANGUL SYLLABLE GAGG", "HANGUL SYLLABLE A",
              "hangul syllable ga", "HANGUL SYLLABLE ", "HANGUL SYLLABLE GX", "CJK UNIFIED IDEOGRAPH-04E00", "KEYCAP DIGIT ONE",
              "CJK UNIFIED IDEOGRAPH-4e00", "CJK UNIFIED IDEOGRAPH-A000", "LATIN SMALL LETTER", "SPACE ", " SPACE", "<control>"]
    with open(path, "w", encoding="ascii") as file:
        file.write("\n".join(names))


def jobs_for(suite, files):
    return [(suite, files[i:i + CHUNK]) for i in range(0, len(files), CHUNK)]


def all_jobs(options, scratch):
    jobs, given = [], python_files(options.files)
    installed = [] if given else python_files([*LIBRARIES, *filter(None, os.environ.get("SYNTAX_FOLDERS", "").split(":"))])
    for suite in EXPECTED:
        if options.only and suite != options.only:
            continue
        if given:
            files = given if suite != "names" else []
        elif suite == "bad":
            files = python_files([os.path.join(HERE, "bad")]) + (installed if options.all else [])
        elif suite == "names":
            files = [os.path.join(scratch, "names.txt")]
            write_names(files[0], 11 if options.all else 173)
        else:
            files = installed
            if not options.all and len(files) > SAMPLE[suite]:
                files = random.Random(311).sample(files, SAMPLE[suite])
            files = files + python_files([os.path.join(HERE, "good")])
        jobs += jobs_for(suite, files)
    return jobs


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--only", choices=EXPECTED)
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    if sys.version_info[:2] != (3, 11):
        print("the syntax tests need CPython 3.11 to compare with")
        print("0 passed, 0 failed")
        return 0
    build_tool()
    passed, failed = 0, 0
    with multiprocessing.Pool(2) as pool, tempfile.TemporaryDirectory() as scratch:
        jobs = all_jobs(options, scratch)
        for done, (good, failures) in enumerate(pool.imap(compare, jobs), 1):
            passed += good
            failed += len(failures)
            if options.all and (done % 20 == 0 or done == len(jobs)):
                print(f"{jobs[done - 1][0]}: {done} of {len(jobs)} jobs, {failed} failed", file=sys.stderr, flush=True)
            for failure in failures:
                print(failure)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
