# error: 6 not supported in native code: an example that raises an exception which it does not expect


def root(x):
    """
    >>> root(-1)
    >>> root(4)
    2.0
    """
    if x < 0:
        raise ValueError("negative")
    return x ** 0.5


if __name__ == "__main__":
    import doctest
    print(doctest.testmod().attempted)
