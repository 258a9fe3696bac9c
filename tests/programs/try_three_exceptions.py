# Three exceptions of different classes reach one handler.
class Own(ValueError):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


def risky(n):
    if n == 0:
        raise Own(7)
    if n == 1:
        raise RuntimeError("one")
    if n == 2:
        raise LookupError("two")
    return n


for n in range(4):
    try:
        print(risky(n))
    except RuntimeError as e:
        print("run", e)
    except Exception as e:
        print("other", e)
