import contextlib
import io
import os

name = "written_by_a_test.txt"
with open(name, "w") as f:
    print("one", 2, file=f, sep="-")
    f.write("two\nthree")
    f.writelines(["\nfour\n", "five"])
with open(name) as f:
    print(f.readline(), f.read(3), f.readlines(), f.read(), f.closed)
with open(name, "rb") as f:
    print(f.read(4), f.tell(), f.seek(0), f.read()[:3])
with open(name, "a") as f:
    f.write("six")
print([line.rstrip() for line in open(name)], os.path.exists(name), os.path.getsize(name))
for mode in ("r", "rb"):
    f = open(name, mode)
    f.close()
    try:
        f.read()
    except ValueError as e:
        print(e)
os.remove(name)
try:
    open(name)
except FileNotFoundError as e:
    print(e, e.errno, e.filename)
s = io.StringIO()
with contextlib.redirect_stdout(s):
    print("hidden")
print(repr(s.getvalue()))


@contextlib.contextmanager
def around(x):
    print("enter", x)
    try:
        yield x * 2
    except KeyError as e:
        print("swallowed", e)
    finally:
        print("exit", x)


with around(1) as a, around(2) as b:
    print(a, b)
    raise KeyError("k")
with contextlib.suppress(ZeroDivisionError):
    1 / 0
with contextlib.ExitStack() as stack:
    stack.enter_context(around(3))
    stack.callback(print, "callback")
