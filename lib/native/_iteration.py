"""Iterators that native code composes of generators and objects."""


class sequence_iterator:
    """iter() of a sequence: where it is."""

    def __init__(self, items):
        self._items = items
        self._at = 0

    def __iter__(self):
        return self

    def __next__(self):
        at = self._at
        if at >= len(self._items):
            raise StopIteration
        self._at = at + 1
        return self._items[at]


def iterated(iterator):
    """What is left in an object with __next__."""
    while True:
        try:
            item = iterator.__next__()
        except StopIteration:
            return
        yield item


def next_or(iterator, default):
    try:
        return iterator.__next__()
    except StopIteration:
        return default


def mapped(function, items):
    for item in items:
        yield function(item)


def zipped(before, items, after):
    """zip() of one generator and sequences on both sides: it is not asked for an item where one before it has none."""
    for other in before:
        if len(other) == 0:
            return
    at = 0
    for item in items:
        for other in after:
            if at >= len(other):
                return
        yield (*[other[at] for other in before], item, *[other[at] for other in after])
        at += 1
        for other in before:
            if at >= len(other):
                return


def mapped_all(function, arguments):
    for items in arguments:
        yield function(*items)


def _next_of_each(iterators):
    if len(iterators) == 0:
        return ()
    return (iterators[0].__next__(), *_next_of_each(iterators[1:]))


def zip_objects(iterators):
    """zip() of objects with __next__, some of which may be one object."""
    while True:
        try:
            items = _next_of_each(iterators)
        except StopIteration:
            return
        yield items


def filtered(function, items):
    for item in items:
        if (item if function is None else function(item)):
            yield item
