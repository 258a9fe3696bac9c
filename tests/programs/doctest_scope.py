"""Each docstring has names of its own, which begin as the module's.

>>> count = 5
>>> table[1] = "one"
"""
import doctest

import numpy as np

count = 1
table = {}
grid = np.zeros(3)


def bump():
    """
    >>> bump()
    2
    >>> count
    1
    >>> import math
    >>> def twice(x):
    ...     return helper(x) * 2
    >>> def helper(x):
    ...     return math.floor(x) + count
    >>> twice(2.5)
    6
    >>> class Pair:
    ...     def __init__(self, a, b):
    ...         self.a, self.b = a, b
    ...     def __repr__(self):
    ...         return f"Pair({self.a}, {self.b})"
    >>> Pair(1, 2)
    Pair(1, 2)
    >>> twice.__name__, twice.__qualname__, twice.__module__
    ('twice', 'twice', '__main__')
    """
    global count
    count += 1
    return count


def fill(i, value):
    """
    >>> fill(1, 2.5)
    array([0. , 2.5, 0. ])
    >>> total = 0
    >>> for i in range(100):
    ...     total += i
    >>> total
    4950
    >>> grid[1], total = total, grid[1]
    >>> total
    2.5
    >>> fill(0, 1)
    array([   1., 4950.,    0.])
    >>> sorted([3, 1, 2])
    [1, 2, 3]
    >>> words = ["b", "a"]
    >>> words.sort()
    >>> words
    ['a', 'b']
    """
    grid[i] = value
    return grid


def later(x):
    """
    >>> extra + later(3)
    13
    >>> __name__
    '__main__'
    >>> table
    {1: 'one'}
    """
    return x


def run():
    return doctest.testmod(extraglobs={"extra": 10})


if __name__ == "__main__":
    print(run())
    print(count, table, grid)
