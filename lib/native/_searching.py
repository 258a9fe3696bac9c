"""Looking for a value in a list by comparing it with every item."""


def place(items, x):
    """The first place where x is, -1 when it is nowhere."""
    for i in range(len(items)):
        if items[i] == x:
            return i
    return -1
