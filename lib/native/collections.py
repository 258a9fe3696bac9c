"""Containers."""
from _classes import annotated, define, forget, get_own, has_own, new as _new_class, set_own, words as _words


class deque:
    def __init__(self, iterable=(), maxlen=None):
        self._items = []
        self._first = 0
        self.maxlen = maxlen
        for x in iterable:
            self.append(x)

    def __len__(self):
        return len(self._items) - self._first

    def __bool__(self):
        return len(self._items) > self._first

    def _all(self):
        return self._items if self._first == 0 else self._items[self._first:]

    def __iter__(self):
        return iter(self._all())

    def __contains__(self, x):
        return x in self._all()

    def _place(self, i):
        n = len(self._items) - self._first
        if i < 0:
            i = i + n
        if i < 0 or i >= n:
            raise IndexError("deque index out of range")
        return self._first + i

    def __getitem__(self, i):
        return self._items[self._place(i)]

    def __setitem__(self, i, x):
        self._items[self._place(i)] = x

    def append(self, x):
        self._items.append(x)
        if self.maxlen is not None and len(self._items) - self._first > self.maxlen:
            self.popleft()

    def appendleft(self, x):
        if self._first > 0:
            self._first = self._first - 1
            self._items[self._first] = x
        else:
            self._items.insert(0, x)
        if self.maxlen is not None and len(self._items) - self._first > self.maxlen:
            self._items.pop()

    def extend(self, iterable):
        for x in iterable:
            self.append(x)

    def extendleft(self, iterable):
        for x in iterable:
            self.appendleft(x)

    def pop(self):
        if len(self._items) == self._first:
            raise IndexError("pop from an empty deque")
        return self._items.pop()

    def popleft(self):
        if len(self._items) == self._first:
            raise IndexError("pop from an empty deque")
        x = self._items[self._first]
        self._first = self._first + 1
        if self._first > 32 and self._first * 2 > len(self._items):
            del self._items[:self._first]
            self._first = 0
        return x

    def clear(self):
        self._items.clear()
        self._first = 0

    def copy(self):
        return deque(self._all(), self.maxlen)

    def count(self, x):
        return self._all().count(x)

    def index(self, x):
        return self._all().index(x)

    def reverse(self):
        del self._items[:self._first]
        self._first = 0
        self._items.reverse()

    def rotate(self, n=1):
        for _ in range(n):
            self.appendleft(self.pop())
        for _ in range(-n):
            self.append(self.popleft())

    def __eq__(self, other):
        return self._all() == other._all()

    def __repr__(self):
        if self.maxlen is None:
            return f"deque({self._all()!r})"
        return f"deque({self._all()!r}, maxlen={self.maxlen})"


class _Mapping:
    def __len__(self):
        return len(self._data)

    def __bool__(self):
        return len(self._data) > 0

    def __contains__(self, key):
        return key in self._data

    def __iter__(self):
        return iter(self._data)

    def __setitem__(self, key, value):
        self._data[key] = value

    def __delitem__(self, key):
        del self._data[key]

    def __eq__(self, other):
        return self._data == (other._data if isinstance(other, _Mapping) else other)

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def get(self, key, default=None):
        return self._data.get(key, default)

    def pop(self, key, *default):
        return self._data.pop(key, *default)

    def setdefault(self, key, default=None):
        return self._data.setdefault(key, default)

    def clear(self):
        self._data.clear()


class defaultdict(_Mapping):
    def __init__(self, default_factory=None, given=None):
        self.default_factory = default_factory
        self._data = {}
        if given is not None:
            self._data.update(given)

    def __getitem__(self, key):
        if self.default_factory is not None and key not in self._data:
            self._data[key] = self.default_factory()
        return self._data[key]

    def update(self, other):
        self._data.update(other)

    def copy(self):
        return defaultdict(self.default_factory, self._data)

    def __repr__(self):
        return f"defaultdict({self.default_factory}, {self._data!r})"


class OrderedDict(_Mapping):
    def __init__(self, given=None):
        self._data = {}
        if given is not None:
            self._data.update(given)

    def __getitem__(self, key):
        return self._data[key]

    def update(self, other):
        self._data.update(other)

    def move_to_end(self, key, last=True):
        if last:
            self._data[key] = self._data.pop(key)
        else:
            raise NotImplementedError("native code: move_to_end(last=False)")

    def popitem(self, last=True):
        if last:
            return self._data.popitem()
        for key in self._data:
            break
        return key, self._data.pop(key)

    def __repr__(self):
        if len(self._data) == 0:
            return "OrderedDict()"
        return f"OrderedDict({list(self._data.items())!r})"


def _second(pair):
    return pair[1]


class Counter(_Mapping):
    def __init__(self, given=None):
        self._data = {}
        if given is not None:
            self.update(given)

    def __getitem__(self, key):
        return self._data.get(key, 0)

    def update(self, given):
        if isinstance(given, dict):
            for key, n in given.items():
                self._data[key] = self._data.get(key, 0) + n
        elif isinstance(given, _Mapping):
            for key, n in given._data.items():
                self._data[key] = self._data.get(key, 0) + n
        else:
            for key in given:
                self._data[key] = self._data.get(key, 0) + 1

    def subtract(self, given):
        for key, n in Counter(given).items():
            self._data[key] = self._data.get(key, 0) - n

    def most_common(self, n=None):
        pairs = sorted(self._data.items(), key=_second, reverse=True)
        return pairs if n is None else pairs[:n]

    def total(self):
        return sum(self._data.values())

    def elements(self):
        for key, n in self._data.items():
            for _ in range(n):
                yield key

    def copy(self):
        return Counter(self._data)

    def __add__(self, other):
        result = Counter()
        for key, n in self._data.items():
            if n + other[key] > 0:
                result._data[key] = n + other[key]
        for key, n in other._data.items():
            if key not in self._data and n > 0:
                result._data[key] = n
        return result

    def __sub__(self, other):
        result = Counter()
        for key, n in self._data.items():
            if n - other[key] > 0:
                result._data[key] = n - other[key]
        for key, n in other._data.items():
            if key not in self._data and n < 0:
                result._data[key] = -n
        return result

    def __repr__(self):
        if len(self._data) == 0:
            return "Counter()"
        return f"Counter({dict(self.most_common())!r})"


def _fill_tuple(cls, names, defaults):
    """Makes a class one of named tuples; defaults are of the last names. What the class defines itself stays."""
    first = len(names) - len(defaults)
    head, body, parts, shown, globals, comma = "def __init__(self", "", "", "", {}, ""
    for i, name in enumerate(names):
        head = head + ", " + name
        if i >= first:
            globals["_default_" + name] = defaults[i - first]
            head = head + "=_default_" + name
        body = body + f"    self.{name} = {name}\n"
        parts = parts + f"self.{name}, "
        shown = shown + comma + name + "={self." + name + "!r}"
        comma = ", "
    globals["_class"] = cls
    methods = {
        "__init__": head + "):\n" + (body or "    pass\n"),
        "__iter__": f"def __iter__(self):\n    return iter(({parts}))\n",
        "__len__": f"def __len__(self):\n    return {len(names)}\n",
        "__getitem__": f"def __getitem__(self, i):\n    return ({parts})[i]\n",
        "__eq__": f"def __eq__(self, other):\n    return ({parts}) == tuple(other)\n",
        "__hash__": f"def __hash__(self):\n    return hash(({parts}))\n",
        "__lt__": f"def __lt__(self, other):\n    return ({parts}) < tuple(other)\n",
        "__le__": f"def __le__(self, other):\n    return ({parts}) <= tuple(other)\n",
        "__gt__": f"def __gt__(self, other):\n    return ({parts}) > tuple(other)\n",
        "__ge__": f"def __ge__(self, other):\n    return ({parts}) >= tuple(other)\n",
        "__add__": f"def __add__(self, other):\n    return ({parts}) + tuple(other)\n",
        "__contains__": f"def __contains__(self, x):\n    return x in ({parts})\n",
        "__repr__": "def __repr__(self):\n    return f'{type(self).__name__}(" + shown + ")'\n",
        "_asdict": "def _asdict(self):\n    return {" + "".join([f"{name!r}: self.{name}, " for name in names]) + "}\n",
        "_replace": "def _replace(self, **changes):\n    return _class(**{**self._asdict(), **changes})\n"}
    text = ""
    for name, method in methods.items():
        if not has_own(cls, name):
            text = text + method
    define(cls, text, globals)
    set_own(cls, "_fields", names)
    return cls


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    names = _words(field_names) if isinstance(field_names, str) else tuple(field_names)
    return _fill_tuple(_new_class(typename), names, () if defaults is None else tuple(defaults))


def _typed_tuple(cls):
    """class C(NamedTuple): the names that it annotates."""
    names = annotated(cls)
    defaults = []
    for name in names:
        if has_own(cls, name):
            defaults.append(get_own(cls, name))
            forget(cls, name)
        elif defaults:
            raise TypeError(f"non-default namedtuple field {name} cannot follow default fields")
    return _fill_tuple(cls, names, tuple(defaults))
