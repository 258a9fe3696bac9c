# args: -v
import functools
from collections import namedtuple
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

Point = namedtuple("Point", "x y")


def counted(function):
    calls = [0]

    @functools.wraps(function)
    def wrapper(*args):
        calls[0] += 1
        return function(*args)
    return wrapper


@dataclass(order=True)
class Item:
    """
    >>> Item("a", 2)
    Item(name='a', count=2)
    >>> Item("a", 2) < Item("a", 3)
    True
    """
    name: str
    count: int = 0

    def total(self, price):
        """
        >>> item = Item("b", 4)
        >>> item.total(1.5)
        6.0
        """
        return self.count * price


class Shape:
    """
    >>> Shape(2).area
    4
    """

    def __init__(self, side):
        self.side = side

    @property
    def area(self):
        """
        >>> Shape(3).area
        10
        """
        return self.side ** 2

    @staticmethod
    def unit():
        """
        >>> Shape.unit().side
        1
        """
        return Shape(1)

    @classmethod
    def named(cls, text):
        """
        >>> Shape.named("abc").side
        3
        """
        return cls(len(text))

    class Inner:
        def value(self):
            """
            >>> Shape.Inner().value()
            7
            """
            return 7

    half = lambda self: self.side / 2


class Square(Shape):
    pass


class Pair(NamedTuple):
    """
    >>> Pair(1, "b")
    Pair(left=1, right='b')
    """
    left: int
    right: str = ""

    def swapped(self):
        """
        >>> Pair(1, 2).swapped()
        Pair(left=2, right=1)
        """
        return Pair(self.right, self.left)


@counted
def squared(x):
    """
    >>> squared(3)
    9
    >>> squared(4)
    15
    """
    return x * x


def outer():
    def inner():
        """
        >>> len(table)
        0
        """
    return inner


made = outer()
table = {}
same = squared
plain = lambda x: x
plain.note = 1


def signature(x: "int" = 3,
              y=":'"):
    """
    >>> signature()
    0
    """
    return x


if __name__ == "__main__":
    import doctest
    doctest.testmod()
    doctest.testmod(exclude_empty=True, verbose=False)
