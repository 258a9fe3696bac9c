import sys
from collections import namedtuple
from dataclasses import dataclass
from typing import NamedTuple

Point = namedtuple("Point", "x y", defaults=(7,))


class Factor(NamedTuple):
    """From and to."""
    from_factor: float
    to_factor: float = 2.5

    def ratio(self):
        return self.to_factor / self.from_factor

    def __str__(self):
        return f"<{self.from_factor} {self.to_factor}>"


class Named(Point):
    def norm(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


@dataclass
class Base:
    a: int


class Derived(Base):
    pass


f = Factor(4.0)
print(f, repr(f), f.ratio(), f.from_factor, f[1], len(f), list(f), Factor._fields, f._asdict())
a, b = Factor(1.0, to_factor=3.0)
print(a, b, Factor(1.0) == Factor(1.0, 2.5), Factor(1.0) < Factor(2.0), Factor(1.0) == (1.0, 2.5))
print(f._replace(from_factor=1), Factor.__doc__, Factor.__name__, max([Factor(1.0), Factor(3.0)]))
table = {"m": Factor(1.0, 1.0), "km": Factor(1000.0, 0.001)}
for unit in ("m", "km"):
    print(unit, 5 * table[unit].from_factor * table["m"].to_factor)
print(Point(1), Named(3, 4), Named(3, 4).norm(), Derived(1), Base(2))
n = len(sys.argv)
print(Factor(n * 1.5).ratio(), Factor(n, n + 1))
try:
    Factor()
except TypeError as e:
    print("TypeError")
