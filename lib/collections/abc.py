"""Abstract base classes of containers."""
from abc import ABCMeta, abstractmethod


def _has(cls, *names):
    for name in names:
        for base in type.mro(cls):
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
        else:
            return NotImplemented
    return True


def _by_methods(name, *methods):
    def hook(cls, other):
        return _has(other, *methods) if cls.__name__ == name else NotImplemented
    return classmethod(hook)


class Hashable(metaclass=ABCMeta):
    __subclasshook__ = _by_methods("Hashable", "__hash__")


class Iterable(metaclass=ABCMeta):
    __class_getitem__ = classmethod(lambda cls, item: cls)
    __subclasshook__ = _by_methods("Iterable", "__iter__")

    @abstractmethod
    def __iter__(self):
        while False:
            yield None


class Iterator(Iterable):
    __subclasshook__ = _by_methods("Iterator", "__iter__", "__next__")

    @abstractmethod
    def __next__(self):
        raise StopIteration

    def __iter__(self):
        return self


class Generator(Iterator):
    __subclasshook__ = _by_methods("Generator", "__iter__", "__next__", "send", "throw", "close")


class Reversible(Iterable):
    __subclasshook__ = _by_methods("Reversible", "__reversed__", "__iter__")


class Sized(metaclass=ABCMeta):
    __subclasshook__ = _by_methods("Sized", "__len__")

    @abstractmethod
    def __len__(self):
        return 0


class Container(metaclass=ABCMeta):
    __class_getitem__ = classmethod(lambda cls, item: cls)
    __subclasshook__ = _by_methods("Container", "__contains__")

    @abstractmethod
    def __contains__(self, x):
        return False


class Callable(metaclass=ABCMeta):
    __class_getitem__ = classmethod(lambda cls, item: cls)
    __subclasshook__ = _by_methods("Callable", "__call__")


class Collection(Sized, Iterable, Container):
    __subclasshook__ = _by_methods("Collection", "__len__", "__iter__", "__contains__")


class Sequence(Reversible, Collection):
    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        i = 0
        try:
            while True:
                yield self[i]
                i += 1
        except IndexError:
            return

    def __contains__(self, value):
        return any(v is value or v == value for v in self)

    def __reversed__(self):
        for i in reversed(range(len(self))):
            yield self[i]

    def index(self, value, start=0, stop=None):
        for i in range(start, len(self) if stop is None else min(stop, len(self))):
            if self[i] is value or self[i] == value:
                return i
        raise ValueError

    def count(self, value):
        return sum(1 for v in self if v is value or v == value)


class MutableSequence(Sequence):
    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        raise IndexError

    def append(self, value):
        self.insert(len(self), value)

    def clear(self):
        while len(self):
            self.pop()

    def reverse(self):
        n = len(self)
        for i in range(n // 2):
            self[i], self[n - i - 1] = self[n - i - 1], self[i]

    def extend(self, values):
        for v in list(values):
            self.append(v)

    def pop(self, index=-1):
        v = self[index]
        del self[index]
        return v

    def remove(self, value):
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self


class Set(Collection):
    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __le__(self, other):
        return len(self) <= len(other) and all(x in other for x in self)

    def __lt__(self, other):
        return len(self) < len(other) and self <= other

    def __ge__(self, other):
        return len(self) >= len(other) and all(x in self for x in other)

    def __gt__(self, other):
        return len(self) > len(other) and self >= other

    def __eq__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) == len(other) and self <= other

    def __and__(self, other):
        return self._from_iterable(x for x in other if x in self)

    def __or__(self, other):
        return self._from_iterable(x for s in (self, other) for x in s)

    def __sub__(self, other):
        return self._from_iterable(x for x in self if x not in other)

    def __xor__(self, other):
        return (self - other) | (other - self)

    def isdisjoint(self, other):
        return not any(x in self for x in other)


class MutableSet(Set):
    @abstractmethod
    def add(self, value):
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        raise NotImplementedError

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)


class Mapping(Collection):
    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return list(self)

    def items(self):
        return [(key, self[key]) for key in self]

    def values(self):
        return [self[key] for key in self]

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())


class MutableMapping(Mapping):
    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    _missing = object()

    def pop(self, key, default=_missing):
        try:
            value = self[key]
        except KeyError:
            if default is MutableMapping._missing:
                raise
            return default
        del self[key]
        return value

    def popitem(self):
        try:
            key = next(iter(self))
        except StopIteration:
            raise KeyError from None
        value = self[key]
        del self[key]
        return key, value

    def clear(self):
        try:
            while True:
                self.popitem()
        except KeyError:
            pass

    def update(self, other=(), /, **kwds):
        if hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


for _type in (list, tuple, str, range, bytes, bytearray):
    Sequence.register(_type)
for _type in (list, bytearray):
    MutableSequence.register(_type)
for _type in (set, frozenset):
    Set.register(_type)
MutableSet.register(set)
Mapping.register(dict)
MutableMapping.register(dict)
KeysView = type({}.keys())
ValuesView = type({}.values())
ItemsView = type({}.items())
