"""What native code does not have may be defined and imported as long as it is not used."""
from numpy.lib.stride_tricks import as_strided


class Table(dict):
    """A dictionary with a default."""
    size = 3

    def __missing__(self, key):
        return None


class Stack(list):
    pass


print("defined")
