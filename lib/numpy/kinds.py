"""Questions about dtypes: names, characters, common types."""
from _numpy import *
from _numpy import dtype as _dtype
from numpy.functions import dtype_of

typecodes = {"Character": "c", "Integer": "bhilqp", "UnsignedInteger": "BHILQP", "Float": "efdg", "Complex": "FDG",
             "AllInteger": "bBhHiIlLqQpP", "AllFloat": "efdgFDG", "Datetime": "Mm",
             "All": "?bhilqpBHILQPefdgFDGSUVOMm"}

_NAMES = {"S1": "character", "?": "bool", "b": "signed char", "B": "unsigned char", "h": "short", "H": "unsigned short",
          "i": "integer", "I": "unsigned integer", "l": "long integer", "L": "unsigned long integer",
          "q": "long long integer", "Q": "unsigned long long integer", "f": "single precision", "d": "double precision",
          "g": "long precision", "F": "complex single precision", "D": "complex double precision",
          "G": "complex long double precision", "S": "string", "U": "unicode", "V": "void", "O": "object"}


def typename(char):
    return _NAMES[char]


def mintypecode(typechars, typeset="GDFgdf", default="d"):
    order = "GDFgdfQqLlIiHhBb?SUO"
    chars = [t if isinstance(t, str) else asanyarray(t).dtype.char for t in typechars]
    found = [c for c in chars if c in typeset]
    if not found:
        return default
    if "F" in found and "d" in found:
        return "D"
    return sorted(found, key=order.find)[0]


def common_type(*arrays):
    precision, complex_seen = 0, False
    for a in arrays:
        t = a.dtype
        if t.kind == "c":
            complex_seen = True
        if t.kind in "iu":
            p = 2
        elif t.kind in "fc":
            p = {2: 0, 4: 1, 8: 2}[t.itemsize // (2 if t.kind == "c" else 1)]
        else:
            raise TypeError("can't get common type for non-numeric array")
        if p > precision:
            precision = p
    if complex_seen:
        return (complex64, complex64, complex128)[precision]
    return (float16, float32, float64)[precision]


def _can_hold_all(types):
    if not types:
        return None
    for t in types:
        if _every([can_cast(o, t) for o in types]):
            return t
    order = "?bBhHiIlLqQefdgFDG"
    last = _largest([order.find(t.char) for t in types])
    for c in order[last + 1:]:
        if c in "gG":
            continue
        t = _dtype(c)
        if _every([can_cast(o, t) for o in types]):
            return t
    return None


def _every(values):
    for v in values:
        if not v:
            return False
    return True


def _largest(values):
    best = values[0]
    for v in values:
        if v > best:
            best = v
    return best


def find_common_type(array_types, scalar_types):
    arrays = [_dtype(x) for x in array_types]
    scalars = [_dtype(x) for x in scalar_types]
    a, s = _can_hold_all(arrays), _can_hold_all(scalars)
    if a is None:
        return s
    if s is None:
        return a
    order = "buifcSUVOMm"
    return _can_hold_all([s, a]) if order.find(s.kind) > order.find(a.kind) else a


def obj2sctype(rep, default=None):
    if isinstance(rep, type) and issubclass(rep, generic):
        return rep
    if isinstance(rep, ndarray):
        return rep.dtype.type
    if isinstance(rep, type) and rep not in (int, float, complex, bool, str, bytes, object):
        return _object_type()
    try:
        return _dtype(rep).type
    except TypeError:
        return default


def issctype(rep):
    if not isinstance(rep, (type, _dtype)):
        return False
    found = obj2sctype(rep)
    return found is not None and found is not _object_type()


def _object_type():
    try:
        return _dtype(object).type
    except TypeError:
        return None


def sctype2char(sctype):
    found = obj2sctype(sctype)
    if found is None:
        raise ValueError("unrecognized type")
    return _dtype(found).char


def maximum_sctype(t):
    g = obj2sctype(t)
    if g is None:
        return t
    if _dtype(g).kind in "fc":
        raise NotImplementedError("npcc: the widest floats, long double, are not supported")
    return {"i": int64, "u": uint64}.get(_dtype(g).kind, g)


def issubclass_(arg1, arg2):
    try:
        return issubclass(arg1, arg2)
    except TypeError:
        return False


def issubsctype(arg1, arg2):
    return issubclass(obj2sctype(arg1), obj2sctype(arg2))


