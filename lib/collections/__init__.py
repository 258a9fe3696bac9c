"""namedtuple, deque, Counter, OrderedDict, defaultdict, ChainMap."""
import sys as _sys


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    names = [str(name) for name in field_names]
    seen = set()
    for i, name in enumerate(names):
        if rename and (not name.isidentifier() or name.startswith("_") or name in seen):
            names[i] = f"_{i}"
        elif not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        elif name.startswith("_"):
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        elif name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(names[i])
    fields = tuple(names)
    values = tuple(defaults) if defaults is not None else ()
    if len(values) > len(fields):
        raise TypeError("Got more default values than field names")
    preset = dict(zip(fields[len(fields) - len(values):], values))
    count = len(fields)
    make = tuple.__new__

    def __new__(cls, *args, **kwargs):
        if kwargs or len(args) != count:
            given = list(args)
            if len(given) > count:
                raise TypeError(f"{typename}.__new__() takes {count + 1} positional arguments but {len(given) + 1} were given")
            missing = []
            for name in fields[len(given):]:
                if name in kwargs:
                    given.append(kwargs.pop(name))
                elif name in preset:
                    given.append(preset[name])
                else:
                    missing.append(repr(name))
            if kwargs:
                raise TypeError(f"{typename}.__new__() got an unexpected keyword argument {next(iter(kwargs))!r}")
            if missing:
                text = missing[0] if len(missing) == 1 else " and ".join([", ".join(missing[:-1]), missing[-1]])
                raise TypeError(f"{typename}.__new__() missing {len(missing)} required positional argument{'s' * (len(missing) > 1)}: {text}")
            args = given
        return make(cls, args)

    def _make(cls, iterable):
        return cls(*iterable)

    def _replace(self, /, **kwds):
        result = self._make([kwds.pop(name, value) for name, value in zip(fields, self)])
        if kwds:
            raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    def __repr__(self):
        return type(self).__name__ + "(" + ", ".join([f"{n}={v!r}" for n, v in zip(fields, self)]) + ")"

    def _asdict(self):
        return dict(zip(fields, self))

    def __getnewargs__(self):
        return tuple(self)

    space = {"__doc__": f"{typename}({', '.join(fields)})", "__slots__": (), "_fields": fields, "_field_defaults": preset,
             "__new__": __new__, "_make": classmethod(_make), "_replace": _replace, "__repr__": __repr__, "_asdict": _asdict,
             "__match_args__": fields, "__getnewargs__": __getnewargs__}
    for i, name in enumerate(fields):
        space[name] = property(lambda self, i=i: tuple.__getitem__(self, i))
    result = type(typename, (tuple,), space)
    result.__module__ = module or _sys._getframe(1).f_globals.get("__name__", "__main__")
    return result


class deque:
    """A double-ended queue on two stacks that meet in the middle."""

    def __init__(self, iterable=(), maxlen=None):
        self._front = []   # the left part, last item leftmost
        self._back = []
        self._maxlen = maxlen
        self.extend(iterable)

    __class_getitem__ = classmethod(lambda cls, item: cls)

    @property
    def maxlen(self):
        return self._maxlen

    def append(self, x):
        self._back.append(x)
        if self._maxlen is not None and len(self) > self._maxlen:
            self.popleft()

    def appendleft(self, x):
        self._front.append(x)
        if self._maxlen is not None and len(self) > self._maxlen:
            self.pop()

    def extend(self, iterable):
        for x in list(iterable):
            self.append(x)

    def extendleft(self, iterable):
        for x in list(iterable):
            self.appendleft(x)

    def pop(self):
        if not self._back:
            if not self._front:
                raise IndexError("pop from an empty deque")
            half = (len(self._front) + 1) // 2
            self._back = self._front[:half][::-1]
            del self._front[:half]
        return self._back.pop()

    def popleft(self):
        if not self._front:
            if not self._back:
                raise IndexError("pop from an empty deque")
            half = (len(self._back) + 1) // 2
            self._front = self._back[:half][::-1]
            del self._back[:half]
        return self._front.pop()

    def _items(self):
        return self._front[::-1] + self._back

    def _assign(self, items):
        self._front = []
        self._back = items

    def _place(self, index):
        n = len(self)
        if index < 0:
            index += n
        if not 0 <= index < n:
            raise IndexError("deque index out of range")
        k = len(self._front)
        return (self._front, k - 1 - index) if index < k else (self._back, index - k)

    def __getitem__(self, index):
        part, i = self._place(index)
        return part[i]

    def __setitem__(self, index, value):
        part, i = self._place(index)
        part[i] = value

    def __delitem__(self, index):
        part, i = self._place(index)
        del part[i]

    def __len__(self):
        return len(self._front) + len(self._back)

    def __iter__(self):
        n = len(self)
        for x in self._items():
            if len(self) != n:
                raise RuntimeError("deque mutated during iteration")
            yield x

    def __reversed__(self):
        return iter(self._items()[::-1])

    def __contains__(self, x):
        return x in self._front or x in self._back

    def rotate(self, n=1):
        items = self._items()
        if items:
            n %= len(items)
            self._assign(items[-n:] + items[:-n] if n else items)

    def reverse(self):
        self._assign(self._items()[::-1])

    def clear(self):
        self._assign([])

    def copy(self):
        return deque(self._items(), self._maxlen)

    __copy__ = copy

    def count(self, x):
        return self._items().count(x)

    def index(self, x, *bounds):
        try:
            return self._items().index(x, *bounds)
        except ValueError:
            raise ValueError(f"{x!r} is not in deque") from None

    def insert(self, i, x):
        if self._maxlen is not None and len(self) >= self._maxlen:
            raise IndexError("deque already at its maximum size")
        items = self._items()
        items.insert(i, x)
        self._assign(items)

    def remove(self, x):
        items = self._items()
        try:
            items.remove(x)
        except ValueError:
            raise ValueError("deque.remove(x): x not in deque") from None
        self._assign(items)

    def __repr__(self):
        if self._maxlen is None:
            return f"deque({self._items()!r})"
        return f"deque({self._items()!r}, maxlen={self._maxlen})"

    def __eq__(self, other):
        return self._items() == other._items() if isinstance(other, deque) else NotImplemented

    def __lt__(self, other):
        return self._items() < other._items()

    def __add__(self, other):
        result = self.copy()
        result.extend(other)
        return result

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, n):
        return deque(self._items() * n, self._maxlen)

    def __reduce__(self):
        made = () if self._maxlen is None else ((), self._maxlen)
        return type(self), made, None, iter(self)

    __hash__ = None


class defaultdict(dict):
    def __init__(self, default_factory=None, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        super().__init__(*args, **kwargs)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self[key] = self.default_factory()
        return value

    def __repr__(self):
        return f"defaultdict({self.default_factory!r}, {dict.__repr__(self)})"

    def copy(self):
        return defaultdict(self.default_factory, self)

    def __reduce__(self):
        made = () if self.default_factory is None else (self.default_factory,)
        return type(self), made, None, None, iter(self.items())

    __copy__ = copy
    __class_getitem__ = classmethod(lambda cls, item: cls)


class OrderedDict(dict):
    def move_to_end(self, key, last=True):
        value = self.pop(key)
        if last:
            self[key] = value
        else:
            rest = list(self.items())
            self.clear()
            self[key] = value
            self.update(rest)

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        if last:
            return dict.popitem(self)
        key = next(iter(self))
        return key, self.pop(key)

    def copy(self):
        return self.__class__(self)

    def __repr__(self):
        return f"OrderedDict({list(self.items())!r})" if self else "OrderedDict()"

    def __reduce__(self):
        return type(self), (), self.__dict__.copy() or None, None, iter(self.items())

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return list(self.items()) == list(other.items())
        return dict.__eq__(self, other)


class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def __reduce__(self):
        return type(self), (dict(self),)

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if hasattr(iterable, "items"):
                for key, count in iterable.items():
                    self[key] = count + self.get(key, 0)
            else:
                for key in iterable:
                    self[key] = self.get(key, 0) + 1
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            if hasattr(iterable, "items"):
                for key, count in iterable.items():
                    self[key] = self.get(key, 0) - count
            else:
                for key in iterable:
                    self[key] = self.get(key, 0) - 1
        if kwds:
            self.subtract(kwds)

    def most_common(self, n=None):
        items = sorted(self.items(), key=lambda item: item[1], reverse=True)
        return items if n is None else items[:n]

    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key

    def total(self):
        return sum(self.values())

    def copy(self):
        return Counter(self)

    def __delitem__(self, key):
        if key in self:
            dict.__delitem__(self, key)

    def __repr__(self):
        if not self:
            return "Counter()"
        return "Counter({" + ", ".join(f"{k!r}: {v!r}" for k, v in self.most_common()) + "})"

    def _combined(self, other, combine):
        result = Counter()
        for key in list(self) + [k for k in other if k not in self]:
            count = combine(self[key], other[key])
            if count > 0:
                result[key] = count
        return result

    def __add__(self, other):
        return self._combined(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._combined(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._combined(other, max)

    def __and__(self, other):
        return self._combined(other, min)

    def __iadd__(self, other):
        for key, count in other.items():
            self[key] += count
        return self


class ChainMap:
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __getitem__(self, key):
        for m in self.maps:
            if key in m:
                return m[key]
        raise KeyError(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __contains__(self, key):
        return any(key in m for m in self.maps)

    def __iter__(self):
        merged = {}
        for m in reversed(self.maps):
            merged.update(m)
        return iter(merged)

    def __len__(self):
        return len(list(iter(self)))

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        del self.maps[0][key]

    def keys(self):
        return list(self)

    def items(self):
        return [(k, self[k]) for k in self]

    def values(self):
        return [self[k] for k in self]

    def new_child(self, m=None):
        return ChainMap({} if m is None else m, *self.maps)

    @property
    def parents(self):
        return ChainMap(*self.maps[1:])

    def __repr__(self):
        return f"ChainMap({', '.join(map(repr, self.maps))})"


class UserDict(dict):
    @property
    def data(self):
        return self


class UserList(list):
    @property
    def data(self):
        return self
