class E(Exception): pass
class F(E):
    def __init__(self, code): super().__init__(f"code {code}"); self.code = code
def f(n):
    try:
        if n == 0: raise E("zero")
        if n == 1: raise F(7)
        if n == 2: return "returned"
        if n == 3: 1 / 0
        if n == 4: [][1]
    except F as e:
        return ("F", e.code, e.args)
    except (E, IndexError) as e:
        return (type(e).__name__, str(e))
    else:
        return "else"
    finally:
        print("finally", n)
for i in range(3): print(f(i))
print(f(4), f(5))
try: f(3)
except ZeroDivisionError as e: print(repr(e))
def g():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            print("body", i)
        finally:
            print("clean", i)
    else: print("no")
    while True:
        try: return "ret"
        finally: print("last")
print(g())
def h():
    try: return 1
    finally: return 2
print(h())
try:
    try: raise KeyError("a")
    except KeyError as e: raise ValueError("b") from e
except ValueError as e: print(repr(e.__cause__), e.__suppress_context__)
try:
    try: raise KeyError("a")
    except KeyError: int("x")
except ValueError as e: print(repr(e.__context__))
class CM:
    def __init__(self, swallow): self.swallow = swallow
    def __enter__(self): print("enter"); return self
    def __exit__(self, t, v, tb): print("exit", t.__name__ if t else None, v); return self.swallow
with CM(True) as a, CM(False) as b: raise E("inside")
def early():
    with CM(False): return "early"
print(early())
try:
    with CM(False): raise E("out")
except E as e: print("got", e)
try: raise E
except E as e: print(repr(e), e.args)
for bad in ("raise 5", "raise", "assert 1 == 2, 'msg'", "assert 0", "{}['k']", "x_y", "import nope", "from math import nope", "int([])", "float('x')", "open('/nope/x')", "'a'.b", "[1][k]", "None + 1", "1 < 'a'", "del qq", "range(0, 1, 0)", "chr(-1)", "next(iter([]))", "max([])", "sum(['a'])", "int('9' * 5000)"):
    try: exec(bad)
    except BaseException as e: print(bad, "->", type(e).__name__, e)
try:
    e = ValueError("n"); e.add_note("note"); raise e
except ValueError as x: print(x.__notes__)
def nested():
    try:
        try: raise E(1)
        finally: print("f1")
    except E: 
        try: raise F(2)
        except F as q: print("inner", q)
        print("after")
nested()
