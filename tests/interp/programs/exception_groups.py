"""Exception groups, except*, and how they are printed."""
import traceback
def show(e, **k):
    print("".join(traceback.format_exception(e, **k)), end="")
try: ExceptionGroup()
except TypeError as e: print(e)
for args in [(1,[]),("a",[]),("a",5),("a",[1]),("a",{ValueError(1)}),("a",[ValueError(1)],2),("a",[KeyboardInterrupt()]),("a",(ValueError,)), (None,[ValueError(1)]), ("a", iter([])), ("a", "x"), ("a", {})]:
    for c in ExceptionGroup, BaseExceptionGroup:
        try: print(repr(c(*args)), c(*args).args, str(c(*args)), type(c(*args)))
        except Exception as e: print(type(e), e)
print(ExceptionGroup.__mro__, ExceptionGroup.__bases__, issubclass(ExceptionGroup, Exception), issubclass(BaseExceptionGroup, Exception))
class My(ExceptionGroup):
    def derive(self, excs): return My(self.message, excs)
class Other(BaseExceptionGroup): pass
class Extra(ExceptionGroup):
    def __new__(cls, msg, excs, code):
        o = super().__new__(cls, msg, excs); o.code = code; return o
    def derive(self, excs): return Extra(self.message, excs, self.code)
e = Extra("m", [ValueError(1), TypeError(2), OSError(3)], 7)
print(repr(e), e.code, e.args)
a, b = e.split(ValueError)
print(repr(a), repr(b), a.code, type(b))
m = My("my", [ValueError(1), My("in", [TypeError(2), ValueError(3)]), KeyError("k")])
m.add_note("note one"); m.add_note("two\nlines")
print(m.split(ValueError), m.subgroup(lambda e: isinstance(e, (KeyError, TypeError))), m.subgroup((OSError,)))
print(m.split(My), m.subgroup(lambda e: False), m.split(lambda e: True))
x, y = m.split(KeyError)
print(x.__notes__, x.__notes__ is m.__notes__, x.__suppress_context__, y.__cause__, x.exceptions, x.message)
for c in 5, "a", (ValueError, 5), [ValueError], int, print:
    try: m.split(c)
    except TypeError as e: print(e)
try: My("a", [KeyboardInterrupt()])
except TypeError as e: print(e)
print(repr(Other("o", [KeyboardInterrupt(), ValueError(2)])), type(BaseExceptionGroup("a",[ValueError()])))
class Bad(ExceptionGroup):
    def derive(self, excs): return 5
try: Bad("b", [ValueError(1), TypeError(2)]).split(ValueError)
except TypeError as e: print(e)
def f(n):
    try:
        if n: f(n-1)
        raise ValueError(n)
    except ValueError as e:
        raise ExceptionGroup(f"level {n}", [e, TypeError("t")]) from None
try: f(2)
except ExceptionGroup as e: show(e)
# wide and deep
show(ExceptionGroup("wide", [ValueError(i) for i in range(20)]))
show(ExceptionGroup("wide", [ValueError(i) for i in range(16)]))
d = ValueError("deep")
for i in range(13): d = ExceptionGroup(f"d{i}", [d])
show(d)
# syntax error and notes within, multi-line
s = SyntaxError("bad", ("f.py", 3, 4, "x = = 1\n", 3, 5))
v = ValueError("multi\nline\n\ntext"); v.add_note("n1"); v.add_note("n2\nn3")
show(ExceptionGroup("g\nh", [s, v, ExceptionGroup("last", [v])]))
show(ExceptionGroup("g", [ExceptionGroup("last", [v]), ValueError()]))
def chain():
    try:
        try: 1/0
        except ZeroDivisionError as e: raise ExceptionGroup("from zero", [e, KeyError(1)]) from e
    except ExceptionGroup as e:
        raise RuntimeError("after")
try: chain()
except RuntimeError as e:
    show(e)
    print(traceback.format_exc(chain=False))
    print(traceback.format_exc(limit=1))
    for l in traceback.TracebackException.from_exception(e.__context__, max_group_width=1).format(): print(l, end="")
def star(e, *types):
    out = []
    def run():
        try:
            raise e
        except* ValueError as g: out.append(("V", repr(g)))
        except* (TypeError, KeyError) as g: out.append(("TK", repr(g))); raise OSError("new") from g
        except* OSError: out.append("O"); raise
        else: out.append("else")
        finally: out.append("finally")
    try: run()
    except BaseException as x: out.append(repr(x)); show(x)
    print(out)
star(ValueError(1)); star(TypeError(1)); star(OSError(1)); star(IndexError(1)); star(KeyboardInterrupt())
star(ExceptionGroup("a", [ValueError(1), ValueError(2)]))
star(ExceptionGroup("a", [ValueError(1), TypeError(2), OSError(3), ExceptionGroup("n", [KeyError(4), IndexError(5), OSError(6)])]))
star(BaseExceptionGroup("a", [KeyboardInterrupt(1), ValueError(2)]))
star(m)
def nothing():
    try: pass
    except* ValueError: print("no")
    else: print("else")
    finally: print("fin")
nothing()
for t in ExceptionGroup, (ValueError, BaseExceptionGroup), 5, (ValueError, 5), My:
    try:
        try: raise ExceptionGroup("e", [ValueError(1)])
        except* t as q: print("caught", repr(q))
    except Exception as e: print(type(e), e, repr(e.__context__))
def loop():
    for i in range(3):
        try:
            if i == 1: raise ExceptionGroup("i", [ValueError(i)])
            if i == 2: break
        except* ValueError as e:
            try: raise TypeError
            except TypeError: print("inner")
            for k in range(2):
                if k: break
            def r(): return 5
            print(r(), e)
        try: print(e)
        except NameError as x: print(x)
    return i
print(loop())
import sys
def info():
    try: raise ExceptionGroup("q", [ValueError(1), KeyError(2)])
    except* ValueError:
        print(sys.exc_info()[1])
        try: raise TypeError(1)
        except TypeError as e: print(repr(e.__context__))
    except* KeyError: print(repr(sys.exc_info()[1]))
    print(sys.exc_info())
info()
def gen():
    try: yield 1
    except* ValueError as e: yield repr(e)
    yield 3
g = gen(); next(g); print(g.throw(ValueError(9)), next(g), sys.exc_info())
try:
    try: raise ExceptionGroup("rr", [ValueError(1), ExceptionGroup("x", [TypeError(2), ValueError(3)])])
    except* TypeError as e: raise
    except* ValueError as e: e.add_note("noted"); raise
except ExceptionGroup as e: show(e); print(e.__context__, e.__cause__)
try:
    try: raise ExceptionGroup("rr", [ValueError(1), ExceptionGroup("x", [TypeError(2), ValueError(3)])])
    except* TypeError as e: raise
    except* ValueError as e: raise e.exceptions[0]
except ExceptionGroup as e: show(e)
print(ExceptionGroup[ValueError])
try: ValueError().add_note(5)
except TypeError as e: print(e)
v = ValueError(1); v.__notes__ = 5
try: v.add_note("a")
except TypeError as e: print(e)
show(v); print()
v.__notes__ = ("a", 5); show(v)
print(ExceptionGroup("a", [ValueError()]) == ExceptionGroup("a", [ValueError()]), hash(m) == hash(m))


def last():
    try:
        raise ExceptionGroup("left over", [ValueError(1), TypeError(2), ExceptionGroup("inner", [OSError(3)])])
    except* ValueError as e:
        raise KeyError("new") from e


last()
