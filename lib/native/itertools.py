"""Iterators for efficient looping, as generators that loops walk over."""


def count(start=0, step=1):
    n = start
    while True:
        yield n
        n = n + step


def cycle(iterable):
    items = list(iterable)
    while len(items) > 0:
        for x in items:
            yield x


def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    else:
        for _ in range(times):
            yield object


def accumulate(iterable, func=None, *, initial=None):
    first = initial is None
    total = initial
    if initial is not None:
        yield initial
    for x in iterable:
        if first:
            total = x
            first = False
        elif func is None:
            total = total + x
        else:
            total = func(total, x)
        yield total


def _chained(iterables):
    for iterable in iterables:
        for x in iterable:
            yield x


class chain:
    def __init__(self, *iterables):
        self._iterables = iterables

    @staticmethod
    def from_iterable(iterables):
        return _chained(iterables)

    def __iter__(self):
        return _chained(self._iterables)


def compress(data, selectors):
    for x, keep in zip(data, selectors):
        if keep:
            yield x


def dropwhile(predicate, iterable):
    dropping = True
    for x in iterable:
        if dropping and predicate(x):
            continue
        dropping = False
        yield x


def takewhile(predicate, iterable):
    for x in iterable:
        if not predicate(x):
            break
        yield x


def filterfalse(predicate, iterable):
    for x in iterable:
        if not predicate(x):
            yield x


def islice(iterable, *args):
    start, stop, step = 0, None, 1
    if len(args) == 1:
        stop = args[0]
    else:
        start, stop = args[0], args[1]
        if len(args) == 3:
            step = args[2]
    start = 0 if start is None else start
    step = 1 if step is None else step
    if stop is None or stop > start:
        i = 0
        for x in iterable:
            if i >= start and (i - start) % step == 0:
                yield x
            i = i + 1
            if stop is not None and i >= stop:
                break


def pairwise(iterable):
    items = list(iterable)
    for i in range(len(items) - 1):
        yield items[i], items[i + 1]


def starmap(function, iterable):
    for args in iterable:
        yield function(*args)


def zip_longest(a, b, fillvalue=None):
    x, y = list(a), list(b)
    for i in range(max(len(x), len(y))):
        yield x[i] if i < len(x) else fillvalue, y[i] if i < len(y) else fillvalue


def _product(pools):
    if len(pools) == 0:
        yield ()
    elif len(pools) == 1:
        for x in pools[0]:
            yield (x,)
    else:
        for x in pools[0]:
            for rest in _product(pools[1:]):
                yield (x,) + rest


def product(*iterables, repeat=1):
    pools = ()
    for iterable in iterables:
        pools = pools + (iterable if isinstance(iterable, (range, str, list, tuple)) else list(iterable),)
    return _product(pools * repeat)


def _combinations(pool, first, r, again):
    if r == 0:
        yield ()
    else:
        for i in range(first, len(pool)):
            for rest in _combinations(pool, i + 1 - again, r - 1, again):
                yield (pool[i],) + rest


def combinations(iterable, r):
    return _combinations(list(iterable), 0, r, 0)


def combinations_with_replacement(iterable, r):
    return _combinations(list(iterable), 0, r, 1)


def _permutations(pool, taken, r):
    if r == 0:
        yield ()
    else:
        for i in range(len(pool)):
            if i not in taken:
                for rest in _permutations(pool, taken + (i,), r - 1):
                    yield (pool[i],) + rest


def permutations(iterable, r=None):
    pool = list(iterable)
    return _permutations(pool, (), len(pool) if r is None else r)


def groupby(iterable, key=None):
    items = list(iterable)
    i = 0
    while i < len(items):
        k = items[i] if key is None else key(items[i])
        end = i + 1
        while end < len(items) and (items[end] if key is None else key(items[end])) == k:
            end = end + 1
        yield k, items[i:end]
        i = end
