# What cannot be allocated raises MemoryError, which programs can catch; recursion without an end raises RecursionError.
import numpy as np

HUGE = 10**14
for make in (lambda: [0] * HUGE, lambda: (1,) * HUGE, lambda: "x" * HUGE, lambda: b"ab" * HUGE, lambda: bytes(HUGE), lambda: bytearray(HUGE),
             lambda: [1, 2].__imul__(HUGE), lambda: np.zeros(HUGE), lambda: np.empty((10**6, 10**6, 100)), lambda: np.arange(HUGE),
             lambda: np.ones((HUGE, 2), np.int8)):
    try:
        make()
        print("made")
    except MemoryError as e:
        print(type(e).__name__, e)
print(repr(b"ab" * 3), [0] * -1, "x" * 0, bytes(3), 2**200 % 1000)


class Loop:
    def __repr__(self):
        return repr(self)

    def __getattr__(self, name):
        return getattr(self, name + "x")


def forever(n):
    return forever(n + 1) + 1


def generate():
    yield from generate()


nested = []
for _ in range(100000):
    nested = [nested]
for action in (lambda: forever(0), lambda: repr(Loop()), lambda: Loop().x, lambda: list(generate()), lambda: repr(nested), lambda: sorted([2, 1], key=forever)):
    try:
        action()
        print("came back")
    except RecursionError as e:
        print(str(e)[:32])
