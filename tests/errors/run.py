#!/usr/bin/python3
"""Broken programs: each must end in the right error, at the right line, and never in a crash.

    tests/errors/run.py [-k PART] [--reference]

The first line of programs/NAME.py says what is expected:

    # error: LINE TEXT      refused before it runs: `NAME.py:LINE:COL: error:` with a caret, and TEXT in the message
    # raises: LINE TEXT     the same, or a traceback whose last place is LINE; TEXT is in its last line
    # native-raises: …      the same, in machine code only: the interpreter has no such limit
    # exits: STATUS         no error of ours

LINE may be a range (4-5). The programs whose TEXT is not a refusal of ours run in the interpreter as well, which must
say the same. sys.argv[1] is a folder of damaged .npy and .npz files. command_lines.txt holds wrong command lines, which
exit with 2. --reference holds the expectations to CPython, too.
"""
import io
import os
import re
import signal
import struct
import subprocess
import sys
import tempfile
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.abspath(os.environ.get("NPCC_BUILD", os.path.join(ROOT, "build")))
NPCC = os.path.join(BUILD, "npcc")
ONLY = sys.argv[sys.argv.index("-k") + 1] if "-k" in sys.argv else ""
PROGRAMS = os.path.join(HERE, "programs")
DIRECTIVE = re.compile(r"# (error|raises|native-raises|exits): ?(\d+)(?:-(\d+))? ?(.*)")
passed = failed = 0


def report(name, problem):
    global passed, failed
    if problem:
        failed += 1
        print(f"FAIL {name}: {problem}\n  rerun: NPCC_BUILD={BUILD} tests/errors/run.py -k {name.split()[0]}")
    else:
        passed += 1


def run(command, **env):
    try:
        r = subprocess.run(command, capture_output=True, timeout=120, cwd=PROGRAMS, stdin=subprocess.DEVNULL,
                           env=dict(os.environ, **env))
    except subprocess.TimeoutExpired:
        return 124, "", "stopped after 120 s"
    return r.returncode, r.stdout.decode(errors="replace"), r.stderr.decode(errors="replace")


def crash(status, stderr):
    """What must never happen, whatever the program."""
    if status < 0:
        return f"killed by {signal.Signals(-status).name}: {stderr[-300:]}"
    for sign in ("Sanitizer", "runtime error:", "LLVM ERROR", "Assertion `"):
        if sign in stderr:
            return "a report of " + sign + ": " + stderr[max(0, stderr.find(sign) - 100):][:600]
    return None


def check(name, directive, got, must_be_early):
    status, _, stderr = got
    kind, first, last, text = directive
    first, last = int(first), int(last or first)
    problem = crash(status, stderr)
    if problem:
        return problem
    if kind == "exits":
        return None if status == first else f"exit status {status} instead of {first}: {stderr[-300:]}"
    if status != 1:
        return f"exit status {status} instead of 1: {stderr[-300:]}"
    early = re.search(rf"^(?:\./)?{re.escape(name)}:(\d+):(\d+): error: (.*)$", stderr, re.M)
    places = re.findall(r'^  File "([^"]*)", line (\d+)', stderr, re.M)
    own = [int(line) for file, line in places if os.path.basename(file) == name]
    line = int(early[1]) if early else own[-1] if own else None
    if line is None or not first <= line <= last:
        return f"expected line {first}, got line {line}: {stderr.strip()[-500:]}"
    if text not in (early[3] if early else stderr.strip().splitlines()[-1]):
        return f"expected '{text}', got: {stderr.strip()[-500:]}"
    if must_be_early and not early:
        return "the error comes when the program runs: " + stderr.strip()[-300:]
    if early and not re.search(r"^ *\| *\^", stderr, re.M):
        return "no caret: " + stderr.strip()[-300:]
    return None


# ---- damaged files ----

def npy(shape="(4,)", descr="'<f8'", data=bytes(32), version=(1, 0), length=None):
    header = f"{{'descr': {descr}, 'fortran_order': False, 'shape': {shape}, }}".encode()
    header += b" " * (-(len(header) + 11) % 64) + b"\n"
    size = len(header) if length is None else length
    return b"\x93NUMPY" + bytes(version) + struct.pack("<H", size & 0xffff) + header + data


def npz(*members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        for name, data in members:
            z.writestr(name, data)
    return out.getvalue()


def damaged_files(folder):
    good = npz(("w.npy", npy()))
    central = good.find(b"PK\x01\x02")
    end = good.find(b"PK\x05\x06")

    def patched(at, value):
        return good[:at] + value + good[at + len(value):]

    files = {
        "truncated.npy": npy(data=bytes(20)), "empty.npy": b"", "not.npy": b"this is no array\n" * 20,
        "version.npy": npy(version=(9, 9)), "huge_header.npy": npy(length=65000), "short_header.npy": npy(length=20),
        "lying_shape.npy": npy("(4000000,)"), "overflow.npy": npy("(4611686018427387904, 8)"), "negative.npy": npy("(-4,)"),
        "object.npy": npy(descr="'|O'"), "descr.npy": npy(descr="'<q9'"),
        "good.npz": good, "not.npz": b"PK\x03\x04" + b"no archive" * 30, "truncated.npz": good[:end - 30],
        "member.npz": npz(("w.npy", npy(data=bytes(9)))),
        "directory.npz": patched(central + 42, struct.pack("<I", 0x7fffffff)),
        "lying.npz": patched(central + 20, struct.pack("<II", 0x7ffffff0, 0x7ffffff0)),
    }
    for name, content in files.items():
        with open(os.path.join(folder, name), "wb") as f:
            f.write(content)


# ---- the two suites ----

def check_programs(folder):
    for name in sorted(os.listdir(PROGRAMS)):
        if not name.endswith(".py") or ONLY not in name:
            continue
        with open(os.path.join(PROGRAMS, name), encoding="utf-8") as f:
            m = DIRECTIVE.match(f.readline())
        if not m:
            report(name, "its first line does not say what is expected")
            continue
        directive = m.groups()
        native = directive[0].startswith("native-")
        directive = (directive[0].replace("native-", ""),) + directive[1:]
        report(name, check(name, directive, run([NPCC, "run", "--strict", name, folder]), directive[0] == "error"))
        refusal = name.startswith(("unsupported_", "recursion_")) or native
        if not refusal:
            report(name + " in the interpreter", check(name, directive, run([NPCC, "run", "--engine=interp", name, folder]), False))
        if "--reference" in sys.argv and not refusal:
            status, _, stderr = run(["/usr/bin/python3", name, folder])
            if directive[3] not in (stderr.strip().splitlines() or [""])[-1] or status != int(directive[1] if directive[0] == "exits" else 1):
                print(f"note {name}: CPython says {status} {stderr.strip().splitlines()[-1:]}, expected '{directive[3]}'")


def check_command_lines():
    with open(os.path.join(HERE, "command_lines.txt"), encoding="utf-8") as f:
        rows = [line.rstrip("\n").split(" => ") for line in f if line.strip() and not line.startswith("#")]
    for command, expected in rows:
        if ONLY not in command:
            continue
        status, text = expected.split(" ", 1)
        got = run([NPCC] + command.split()[1:])
        problem = crash(got[0], got[2])
        if not problem and (got[0] != int(status) or text not in got[2]):
            problem = f"expected status {status} and '{text}', got {got[0]}: {got[2].strip()[-300:]}"
        report(f"`{command}`", problem)


def main():
    if not os.path.exists(NPCC):
        sys.exit(f"there is no {NPCC}: run make first, or set NPCC_BUILD")
    with tempfile.TemporaryDirectory(prefix="npcc-errors-") as folder:
        damaged_files(folder)
        check_programs(folder)
    check_command_lines()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
