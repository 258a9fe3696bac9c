# refused: line 3 of the docstring for __main__.root has inconsistent leading whitespace


def root(x):
    """
    >>> print("a")
   a
    """


if __name__ == "__main__":
    import doctest
    doctest.testmod()
