class Own(ValueError):
    def __init__(self, code, *rest):
        super().__init__(code, *rest)
        self.code = code

    def __str__(self):
        return f"own {self.code}"


def risky(n):
    try:
        if n == 0:
            raise Own(7, "x")
        if n == 1:
            return 1 / 0
        if n == 2:
            return {}["k"]
        return "fine"
    except ZeroDivisionError as e:
        raise RuntimeError("wrapped") from e
    except KeyError:
        raise LookupError("again")
    finally:
        print("finally", n, end=" ")


for n in range(4):
    try:
        print(risky(n))
    except Exception as e:
        print(type(e).__name__, e, e.args, repr(e.__cause__), repr(e.__context__), e.__suppress_context__)


def loop():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i)
        finally:
            print("end", i)
    else:
        print("never")
    try:
        return "try"
    finally:
        print("before return")


print(loop())
try:
    try:
        raise ValueError("a")
    finally:
        print("cleanup")
except (TypeError, ValueError) as e:
    e.add_note("note")
    print(e, e.__notes__)
try:
    assert False, "message"
except AssertionError as e:
    print(e)
try:
    e
except NameError as x:
    print(x)
raise Own(3) from None
