"""functools.total_ordering by each of the four."""
import functools
from functools import total_ordering


@functools.total_ordering
class Less:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x

    def __lt__(self, other):
        return self.x < other.x


@total_ordering
class AtMost:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x

    def __le__(self, other):
        return self.x <= other.x


@total_ordering
class More:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x

    def __gt__(self, other):
        return self.x > other.x


@total_ordering
class AtLeast(More):
    def __ge__(self, other):
        return self.x >= other.x


@total_ordering
class Own:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x

    def __lt__(self, other):
        return self.x < other.x

    def __ge__(self, other):
        print("own")
        return self.x >= other.x


def show(a, b):
    print(a < b, a <= b, a > b, a >= b, a == b, a != b)


for x in range(3):
    show(Less(x), Less(1))
    show(AtMost(x), AtMost(1))
    show(More(x), More(1))
    show(AtLeast(x), AtLeast(1))
    show(Own(x), Own(1))
try:
    @total_ordering
    class None_:
        pass
except ValueError as e:
    print(e)
