# Newlines, encodings, modes and sizes of text files.
import io
import os
import sys
import tempfile

folder = tempfile.mkdtemp()
path, other = os.path.join(folder, "t.txt"), os.path.join(folder, "u.txt")
with open(path, "wb") as f:
    f.write(b"a\r\nb\xc3\xa9\rc\n")
for newline in (None, "", "\n", "\r", "\r\n"):
    with open(path, newline=newline) as f:
        print(repr(newline), list(f))
    with open(path, newline=newline) as f:
        print(repr(f.read(2)), repr(f.read()), repr(f.readline()))
    with open(other, "w", newline=newline) as f:
        f.write("a\nb\r\nc")
    print(open(other, "rb").read())
with open(path) as f:
    print(repr(f.readline(1)), repr(f.readline(5)), repr(f.read(2)), repr(f.read(1)), repr(f.read(1)))
with open(path, encoding="latin-1") as f:
    print(ascii(f.read()))
with open(path, encoding="ascii", errors="ignore") as f:
    print(ascii(f.read()), f.encoding, f.errors)
with open(other, "w", encoding="latin-1") as f:
    print(f.write("é\n"))
print(open(other, "rb").read())
with open(other, "w+") as f:
    f.write("hello world")
    f.seek(5)
    print(f.truncate(), f.tell())
    f.seek(0)
    print(f.read())
print([type(repr(open(other, mode))) and repr(open(other, mode)).split(" name")[0] for mode in ("r", "rb", "wb", "rb+")])
f = open(path)
print(f.readable(), f.writable(), f.seekable(), f.readlines(3), f.readlines())
f = open(path, "rb")
print(f.readline(2), f.readlines())
for bad in (lambda: open(path).write("a"), lambda: open(other, "w").read(), lambda: open(other, "w", encoding="ascii").write("é"),
            lambda: open("x", "q"), lambda: open(path, "rb", encoding="utf-8"), lambda: open("x", "rw"), lambda: open("x", ""),
            lambda: open("x", "rbt"), lambda: open(os.path.join(folder, "none", "x")), lambda: open(path, "rr")):
    try:
        bad()
    except Exception as e:
        print(type(e), str(e).replace(folder, ""))
print(OSError(1, "b", "c"), OSError("a", "b", "c", None, "e"), OSError(2, "x"), OSError("only"))

# input() reads what sys.stdin is, and prompts on what sys.stdout is.
sys.stdin = io.StringIO("first\nsecond")
kept, sys.stdout = sys.stdout, io.StringIO()
answers = [input("> "), input()]
sys.stdout, shown = kept, sys.stdout.getvalue()
print(answers, repr(shown))
try:
    input()
except EOFError as e:
    print(e)

# What a SyntaxError knows.
for text in ("1+", "a b", "def f(:\n  pass"):
    try:
        compile(text, "/x/f.py", "exec")
    except SyntaxError as e:
        print(e, e.msg, e.filename, e.lineno)
for e in (SyntaxError("m"), SyntaxError("m", ("f.py", 3, 1, "text")), SyntaxError("m", (None, 3, 1, None)), SyntaxError(1, 2, 3), SyntaxError()):
    print(str(e), e.msg, e.filename, e.lineno, e.offset, e.text, e.args)
try:
    SyntaxError("a", "b")
except TypeError as e:
    print(e)

# Constants are one object, as far as a code object goes.
a, b = (1, 2.5, ("x", -3)), (1, 2.5, ("x", -3))
c, d, e, f = (1,), (1.0,), 0.0, -0.0
print(a is b, c is d, e is f)
