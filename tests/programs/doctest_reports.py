"""What doctest reports.

>>> 1 + 1
2
>>> 1 + 1
3
"""
import doctest


def double(x):
    """Examples that fail print what they got.

    >>> double(2)
    5
    >>> double("ab")
    'abab'
    >>> print("one\\n\\ntwo  ")
    one
    <BLANKLINE>
    two
    >>> print("one\\n\\ntwo")
    one
    <BLANKLINE>
    two
    >>> print("one\\n   \\ntwo")
    one
    three
    >>> double(3)
    >>> print(end="")
    6
    >>> for i in range(3):
    ...     double(i)
    ...     if i == 1:
    ...         "one"
    0
    2
    'one'
    4
    >>> True
    1
    >>> True  # doctest: +DONT_ACCEPT_TRUE_FOR_1
    1
    >>> None
    >>> print("no newline", end="")
    no newline
    """
    return x * 2


def flags():
    """
    >>> list(range(20))  # doctest: +ELLIPSIS
    [0, 1, ..., 18, 19]
    >>> list(range(20))  # doctest: +ELLIPSIS, +NORMALIZE_WHITESPACE
    [0,   1,
     ...,
     18,   19]
    >>> list(range(20))  # doctest: +ELLIPSIS
    [0, 1, ..., 18, 18]
    >>> print("aaa")  # doctest: +ELLIPSIS
    aa...aa
    >>> print("é")
    é
    >>> print("é")
    \\xe9
    >>> print("é€😀")
    \\xe9\\u20ac\\U0001f601
    >>> 1 / 3   # doctest: +SKIP
    0
    >>> # only a comment
    >>> x = 3; x + 1; x
    4
    3
    """


def text_after_the_source():
    """Lines need not be indented alike.
      >>> [i
      ...  for i in range(2)
      ... ]
      [0, 1]
    >>> "quotes: # doctest: +SKIP"
    'quotes: # doctest: +SKIP'
    """


if __name__ == "__main__":
    print(doctest.testmod())
    results = doctest.testmod(name="again", verbose=True, optionflags=doctest.REPORT_ONLY_FIRST_FAILURE)
    print(results, results.failed, results[1])
    failed, tried = doctest.testmod(report=False, optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    print(failed, tried)
