# native-raises: 18 native code: an example raises another exception than it expects
import os


def root(x):
    """
    >>> root(len(os.getcwd()))
    Traceback (most recent call last):
        ...
    ValueError: something else
    """
    if x > 0:
        raise ValueError(f"too large: {x}")
    return x

if __name__ == "__main__":
    import doctest
    doctest.testmod()
