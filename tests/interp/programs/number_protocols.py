import math
import operator


class Money:
    def __init__(self, c):
        self.c = c

    def __repr__(self):
        return f"M({self.c})"

    def __add__(self, o):
        return Money(self.c + o.c) if isinstance(o, Money) else NotImplemented

    def __radd__(self, o):
        return Money(self.c + o)

    def __mul__(self, k):
        return Money(self.c * k)

    __rmul__ = __mul__

    def __imul__(self, k):
        self.c *= k
        return self

    def __neg__(self):
        return Money(-self.c)

    def __eq__(self, o):
        return isinstance(o, Money) and self.c == o.c

    def __lt__(self, o):
        return self.c < o.c

    def __hash__(self):
        return hash(self.c)

    def __index__(self):
        return self.c

    def __bool__(self):
        return self.c != 0

    def __round__(self, n=0):
        return ("round", n)

    def __floor__(self):
        return "floor"

    def __divmod__(self, o):
        return "divmod", o

    def __rpow__(self, o):
        return "rpow", o

    def __matmul__(self, o):
        return "matmul", o

    def __getitem__(self, k):
        return k

    def __contains__(self, k):
        return k == 3

    def __format__(self, spec):
        return f"<{spec}>"

    def __call__(self, *a, **k):
        return a, k


m = Money(3)
n = m
n *= 2
print(m, n is m, m + m, 5 + m, m * 2, 2 * m, -m, m == Money(6), sum([m, m], 0), sorted([Money(3), Money(1)]), min(m, Money(2)))
print(list(range(10))[m], hex(m), bool(Money(0)), round(m), round(m, 2), math.floor(m), divmod(m, 3), 2 ** m, m @ 4, m[1:2, ...], 3 in m, f"{m:>x}", m(1, k=2))
for f in (lambda: m + 1, lambda: m - m, lambda: m < 3, lambda: [] + m, lambda: +m, lambda: m["a"].b, lambda: operator.index(2.0), lambda: "a" * m * "b"):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
