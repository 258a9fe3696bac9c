# native-raises: 9 too large
import os


def check(x):
    """
    >>> check(len(os.getcwd()))
    """
    assert x == 0, "too large"


if __name__ == "__main__":
    import doctest
    doctest.testmod()
