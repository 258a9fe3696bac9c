"""np.char: functions of arrays of texts, and arrays that have them as methods."""
from _numpy import dtype, ndarray
from numpy import asarray as _asarray
from numpy.texts import *

_OPERATORS = {"__eq__": equal, "__ne__": not_equal, "__lt__": less, "__le__": less_equal, "__gt__": greater, "__ge__": greater_equal}
_TEXT_OPERATORS = {"__add__": add, "__mul__": multiply, "__rmul__": multiply, "__mod__": mod}
_GIVE_TEXTS = ["capitalize", "center", "expandtabs", "join", "ljust", "lower", "lstrip", "partition", "replace", "rjust",
               "rpartition", "rstrip", "strip", "swapcase", "title", "translate", "upper", "zfill"]
_GIVE_OTHERS = ["count", "decode", "encode", "endswith", "find", "index", "isalnum", "isalpha", "isdecimal", "isdigit", "islower", "isnumeric", "isspace",
                "istitle", "isupper", "rfind", "rindex", "rsplit", "split", "splitlines", "startswith"]


class chararray(ndarray):
    __module__ = "numpy"

    def __new__(subtype, shape, itemsize=1, unicode=False, buffer=None, offset=0, strides=None, order="C"):
        t = dtype((str if unicode else bytes, int(itemsize)))
        if buffer is None:
            return ndarray.__new__(subtype, shape, t, order=order)
        return ndarray.__new__(subtype, shape, t, buffer, offset, strides, order)

    def __array_finalize__(self, obj):
        if self.dtype.char not in "SUbc":
            raise ValueError("Can only create a chararray from string data.")

    def __getitem__(self, key):
        item = ndarray.__getitem__(self, key)
        return item.rstrip() if isinstance(item, (str, bytes)) else item

    def __radd__(self, other):
        return asarray(add(other, self))

    def __rmod__(self, other):
        return NotImplemented

    def argsort(self, axis=-1, kind=None, order=None):
        return self.view(ndarray).argsort(axis, kind, order)

    def __str__(self):
        return str(rstrip(self.view(ndarray)))

    def __repr__(self):
        return ndarray.__repr__(rstrip(self.view(ndarray)).astype(self.dtype).view(type(self)))


def _method(f, gives_texts):
    def method(self, *args, **kwargs):
        result = f(self, *args, **kwargs)
        return asarray(result) if gives_texts else result

    method.__name__, method.__qualname__ = f.__name__, "chararray." + f.__name__
    return method


for _name, _f in [*_OPERATORS.items(), *((n, globals()[n]) for n in _GIVE_OTHERS)]:
    setattr(chararray, _name, _method(_f, False))
for _name, _f in [*_TEXT_OPERATORS.items(), *((n, globals()[n]) for n in _GIVE_TEXTS)]:
    setattr(chararray, _name, _method(_f, True))


def array(obj, itemsize=None, copy=True, unicode=None, order=None):
    if isinstance(obj, (bytes, str)):
        n = len(obj) if itemsize is None else itemsize
        obj = [obj[i:i + n] for i in range(0, len(obj) - n + 1, n)] if n else [obj]
    texts = _asarray(obj)
    if unicode is None:
        unicode = texts.dtype.kind != "S"
    kind = str if unicode else bytes
    if texts.dtype.kind not in "SU":
        texts = _asarray([kind(x) for x in texts.ravel().tolist()]).reshape(texts.shape)
    wanted = dtype(kind) if itemsize is None else dtype((kind, int(itemsize)))
    if texts.dtype.kind != wanted.kind or (itemsize is not None and texts.dtype != wanted):
        texts = texts.astype(wanted)
    elif copy:
        texts = texts.copy(order or "K")
    return texts.view(chararray)


def asarray(obj, itemsize=None, unicode=None, order=None):
    return array(obj, itemsize, copy=False, unicode=unicode, order=order)
