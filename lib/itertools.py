"""Iterators for efficient looping, as generators."""
import operator as _operator

_missing = object()


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable):
    saved = []
    for x in iterable:
        yield x
        saved.append(x)
    while saved:
        for x in saved:
            yield x


def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    for _ in range(times):
        yield object


def accumulate(iterable, func=None, *, initial=None):
    func = func or _operator.add
    it = iter(iterable)
    total = initial
    if initial is None:
        for total in it:
            break
        else:
            return
    yield total
    for x in it:
        total = func(total, x)
        yield total


class chain:
    def __init__(self, *iterables):
        self._it = self._join(iterables)

    @classmethod
    def from_iterable(cls, iterables):
        self = cls()
        self._it = self._join(iterables)
        return self

    @staticmethod
    def _join(iterables):
        for iterable in iterables:
            yield from iterable

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._it)


def compress(data, selectors):
    return (d for d, s in zip(data, selectors) if s)


def dropwhile(predicate, iterable):
    it = iter(iterable)
    for x in it:
        if not predicate(x):
            yield x
            break
    yield from it


def takewhile(predicate, iterable):
    for x in iterable:
        if not predicate(x):
            break
        yield x


def filterfalse(predicate, iterable):
    if predicate is None:
        predicate = bool
    for x in iterable:
        if not predicate(x):
            yield x


class groupby:
    def __init__(self, iterable, key=None):
        self._key = key or (lambda x: x)
        self._it = iter(iterable)
        self._target = self._current_key = self._current = _missing

    def __iter__(self):
        return self

    def __next__(self):
        self._id = object()
        while self._current_key is self._target or (self._target is not _missing and self._current_key == self._target):
            self._current = next(self._it)
            self._current_key = self._key(self._current)
        self._target = self._current_key
        return self._current_key, self._group(self._target, self._id)

    def _group(self, target, ident):
        while self._id is ident and self._current_key == target:
            yield self._current
            try:
                self._current = next(self._it)
            except StopIteration:
                self._current_key = _missing
                self._target = _missing
                self._done = True
                return
            self._current_key = self._key(self._current)


def islice(iterable, *args):
    s = slice(*args)
    start, stop, step = s.start or 0, s.stop, 1 if s.step is None else s.step
    if start < 0 or (stop is not None and stop < 0) or step <= 0:
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")

    def take():
        it = iter(iterable)
        wanted, i = start, 0
        if stop is not None and stop <= 0:
            return
        while stop is None or i < stop:
            try:
                x = next(it)
            except StopIteration:
                return
            if i == wanted:
                yield x
                wanted += step
                if stop is not None and wanted >= stop:
                    while i + 1 < stop:
                        i += 1
                        for _ in it:
                            break
                    return
            i += 1
    return take()


def pairwise(iterable):
    it = iter(iterable)
    for a in it:
        break
    else:
        return
    for b in it:
        yield a, b
        a = b


def starmap(function, iterable):
    for args in iterable:
        yield function(*args)


def tee(iterable, n=2):
    it = iter(iterable)
    queues = [[] for _ in range(n)]

    def gen(mine):
        i = 0
        while True:
            if i == len(mine):
                try:
                    x = next(it)
                except StopIteration:
                    return
                for q in queues:
                    q.append(x)
            yield mine[i]
            i += 1
    return tuple(gen(q) for q in queues)


def zip_longest(*args, fillvalue=None):
    its = [iter(a) for a in args]
    active = len(its)
    if not active:
        return
    while True:
        values = []
        for i, it in enumerate(its):
            x = next(it, _missing) if it is not None else _missing
            if x is _missing:
                if it is not None:
                    active -= 1
                    if not active:
                        return
                    its[i] = None
                x = fillvalue
            values.append(x)
        yield tuple(values)


def product(*iterables, repeat=1):
    pools = [tuple(p) for p in iterables] * repeat
    n = len(pools)
    if any(not p for p in pools):
        return
    indices = [0] * n
    while True:
        yield tuple([p[i] for p, i in zip(pools, indices)])
        k = n - 1
        while k >= 0:
            indices[k] += 1
            if indices[k] < len(pools[k]):
                break
            indices[k] = 0
            k -= 1
        if k < 0:
            return


def permutations(iterable, r=None):
    pool = tuple(iterable)
    n = len(pool)
    r = n if r is None else r
    if r > n:
        return
    indices = list(range(n))
    cycles = list(range(n, n - r, -1))
    yield tuple([pool[i] for i in indices[:r]])
    while n:
        for i in reversed(range(r)):
            cycles[i] -= 1
            if cycles[i] == 0:
                indices[i:] = indices[i + 1:] + indices[i:i + 1]
                cycles[i] = n - i
            else:
                j = cycles[i]
                indices[i], indices[-j] = indices[-j], indices[i]
                yield tuple([pool[i] for i in indices[:r]])
                break
        else:
            return


def combinations(iterable, r):
    pool = tuple(iterable)
    n = len(pool)
    if r > n:
        return
    indices = list(range(r))
    yield tuple([pool[i] for i in indices])
    while True:
        for i in reversed(range(r)):
            if indices[i] != i + n - r:
                break
        else:
            return
        indices[i] += 1
        for j in range(i + 1, r):
            indices[j] = indices[j - 1] + 1
        yield tuple([pool[i] for i in indices])


def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    n = len(pool)
    if not n and r:
        return
    indices = [0] * r
    yield tuple([pool[i] for i in indices])
    while True:
        for i in reversed(range(r)):
            if indices[i] != n - 1:
                break
        else:
            return
        indices[i:] = [indices[i] + 1] * (r - i)
        yield tuple([pool[i] for i in indices])
