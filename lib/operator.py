"""The operators as functions."""


def add(a, b): return a + b
def sub(a, b): return a - b
def mul(a, b): return a * b
def matmul(a, b): return a @ b
def truediv(a, b): return a / b
def floordiv(a, b): return a // b
def mod(a, b): return a % b
def pow(a, b): return a ** b
def lshift(a, b): return a << b
def rshift(a, b): return a >> b
def and_(a, b): return a & b
def or_(a, b): return a | b
def xor(a, b): return a ^ b
def neg(a): return -a
def pos(a): return +a
def inv(a): return ~a
def not_(a): return not a
def truth(a): return bool(a)
def is_(a, b): return a is b
def is_not(a, b): return a is not b
def lt(a, b): return a < b
def le(a, b): return a <= b
def eq(a, b): return a == b
def ne(a, b): return a != b
def gt(a, b): return a > b
def ge(a, b): return a >= b
def concat(a, b): return a + b
def contains(a, b): return b in a
def getitem(a, b): return a[b]
def index(a):
    if not hasattr(type(a), "__index__"):
        raise TypeError(f"'{type(a).__name__}' object cannot be interpreted as an integer")
    if isinstance(a, int) or hasattr(type(a), "bit_count"):   # NumPy's, too
        return int(a)
    return a.__index__()


def setitem(a, b, c):
    a[b] = c


def delitem(a, b):
    del a[b]


def countOf(a, b):
    return sum(1 for x in a if x is b or x == b)


def indexOf(a, b):
    for i, x in enumerate(a):
        if x is b or x == b:
            return i
    raise ValueError("sequence.index(x): x not in sequence")


def iadd(a, b):
    a += b
    return a


def isub(a, b):
    a -= b
    return a


def imul(a, b):
    a *= b
    return a


def imatmul(a, b):
    a @= b
    return a


def itruediv(a, b):
    a /= b
    return a


def ifloordiv(a, b):
    a //= b
    return a


def imod(a, b):
    a %= b
    return a


def ipow(a, b):
    a **= b
    return a


def ilshift(a, b):
    a <<= b
    return a


def irshift(a, b):
    a >>= b
    return a


def iand(a, b):
    a &= b
    return a


def ior(a, b):
    a |= b
    return a


def ixor(a, b):
    a ^= b
    return a


def call(obj, /, *args, **kwargs):
    return obj(*args, **kwargs)


def length_hint(obj, default=0):
    if hasattr(type(obj), "__len__"):
        return len(obj)
    hint = getattr(type(obj), "__length_hint__", None)
    return default if hint is None else hint(obj)


invert, iconcat = inv, iadd
abs = abs
# The same functions by the names of the methods.
__add__, __sub__, __mul__, __matmul__, __truediv__, __floordiv__, __mod__, __pow__ = add, sub, mul, matmul, truediv, floordiv, mod, pow
__lshift__, __rshift__, __xor__, __neg__, __pos__, __inv__, __invert__, __lt__ = lshift, rshift, xor, neg, pos, inv, invert, lt
__le__, __eq__, __ne__, __gt__, __ge__, __concat__, __contains__, __getitem__ = le, eq, ne, gt, ge, concat, contains, getitem
__setitem__, __delitem__, __index__, __abs__, __iadd__, __isub__, __imul__, __imatmul__ = setitem, delitem, index, abs, iadd, isub, imul, imatmul
__itruediv__, __ifloordiv__, __imod__, __ipow__, __ilshift__, __irshift__, __iand__, __ior__ = itruediv, ifloordiv, imod, ipow, ilshift, irshift, iand, ior
__ixor__, __iconcat__, __call__, __and__, __or__, __not__ = ixor, iconcat, call, and_, or_, not_

class itemgetter:
    def __init__(self, item, *items):
        self._items = (item, *items)

    def __reduce__(self):
        return type(self), self._items

    def __call__(self, obj):
        if len(self._items) == 1:
            return obj[self._items[0]]
        return tuple([obj[i] for i in self._items])


class attrgetter:
    def __init__(self, attr, *attrs):
        self._attrs = (attr, *attrs)

    def __reduce__(self):
        return type(self), self._attrs

    def _get(self, obj, attr):
        for name in attr.split("."):
            obj = getattr(obj, name)
        return obj

    def __call__(self, obj):
        if len(self._attrs) == 1:
            return self._get(obj, self._attrs[0])
        return tuple([self._get(obj, a) for a in self._attrs])


class methodcaller:
    def __init__(self, name, /, *args, **kwargs):
        self._name = name
        self._args = args
        self._kwargs = kwargs

    def __call__(self, obj):
        return getattr(obj, self._name)(*self._args, **self._kwargs)
