"""
>>> 1+1
2
>>> print("a\\n\\nb")
a
<BLANKLINE>
b
"""
def f(x):
    """
    >>> f(2)
    4
    >>> f(3)
    10
    >>> f('a')
    Traceback (most recent call last):
        ...
    TypeError: can't multiply sequence by non-int of type 'str'
    >>> for i in range(3):
    ...     f(i)
    0
    1
    4
    >>> [1, 2,
    ...  3]      # doctest: +NORMALIZE_WHITESPACE
    [1,   2, 3]
    >>> list(range(100)) # doctest: +ELLIPSIS
    [0, 1, ..., 99]
    """
    return x*x
class C:
    """
    >>> C().m()
    5
    """
    def m(self):
        """
        >>> C().m() + 1
        6
        """
        return 5
import doctest
print(doctest.testmod())


def refuse(what):
    """
    >>> refuse("all")
    Traceback (most recent call last):
        ...
    ValueError: no all
    of it
    >>> eval("1 +")
    Traceback (most recent call last):
        ...
    SyntaxError: invalid syntax
    """
    raise ValueError(f"no {what}\nof it")


print(doctest.testmod(name="lines"))
