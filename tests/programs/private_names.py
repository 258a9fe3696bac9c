import numpy as np
class Base:
    __limit = 5
    def __init__(self, n):
        self.__items = [n]
        self.count__ = 1
    def __helper(self):
        self.__items.append(2)
        self.__items[0] += 1
        return len(self.__items)
    def show(self):
        return self.__helper(), self.__limit, self.__items
    @property
    def __hidden(self):
        return "hidden"
    def open(self):
        return self.__hidden
class Derived(Base):
    def __init__(self, n):
        super().__init__(n)
        self.__items = "own"
        self.__total = 1
        self.__total += 2
        self.__items = ("own", self.__total)
    def both(self):
        return self.__items, self._Base__items
    def names(self):
        __local = 3
        return sorted([__local, 1])
b = Derived(4)
print(b.show(), b.open(), b.both(), b.names())
print(b._Base__items, b._Derived__items, b._Base__limit)
print(hasattr(b, "__items"), hasattr(b, "_Base__items"))
try:
    print(b.__items)
except AttributeError as e:
    print("no", e)
a = np.arange(3.0)
print(np.allclose(a, a + 1) is False, (a.sum() > 2) is True, np.allclose(a, a) is not True)
