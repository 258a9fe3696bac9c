from doctest import IGNORE_EXCEPTION_DETAIL, testmod

import numpy as np


class BadShape(ValueError):
    pass


def root(x):
    """
    >>> root(16)
    4.0
    >>> root(-1)
    Traceback (most recent call last):
        ...
    ValueError: no root of -1
    >>> root("a")
    Traceback (most recent call last):
      File "somewhere", line 1
        anything
    TypeError: not a number
    >>> root(-2)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    ValueError: no root...
    >>> root(-2)  # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
        ...
    ValueError: something else
    >>> root(4)
    Traceback (most recent call last):
        ...
    ValueError: it does not raise
    >>> root(-int(np.arange(3).sum()))
    Traceback (most recent call last):
        ...
    ValueError: no root of -3
    """
    if isinstance(x, str):
        raise TypeError("not a number")
    if x < 0:
        raise ValueError(f"no root of {x}")
    return x ** 0.5


def product(a, b):
    """
    >>> product(np.ones((2, 3)), np.ones((3, 2)))
    array([[3., 3.],
           [3., 3.]])
    >>> product(np.ones((2, 3)), np.ones((2, 2)))
    Traceback (most recent call last):
        ...
    BadShape: (2, 3) and (2, 2)
    >>> 1 // 0
    Traceback (most recent call last):
        ...
    ZeroDivisionError: integer division or modulo by zero
    >>> [1, 2][5]
    Traceback (most recent call last):
        ...
    IndexError: list index out of range
    >>> {}["key"]
    Traceback (most recent call last):
        ...
    KeyError: 'key'
    >>> assert product(np.ones((1, 1)), np.ones((1, 1))) > 1
    Traceback (most recent call last):
        ...
    AssertionError
    >>> print("before"); root(-1)
    Traceback (most recent call last):
        ...
    ValueError: no root of -1
    >>> try:
    ...     root(-1)
    ... except ValueError as e:
    ...     print("caught", e)
    caught no root of -1
    """
    if a.shape[1] != b.shape[0]:
        raise BadShape(f"{a.shape} and {b.shape}")
    return a @ b


if __name__ == "__main__":
    print(testmod())
    print(testmod(verbose=True, optionflags=IGNORE_EXCEPTION_DETAIL))
