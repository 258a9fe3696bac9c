"""The functions of np.char: the methods of str and bytes for every element of an array of texts."""
from _numpy import *
from _numpy import dtype as _dtype
from numpy.functions import any, max
from numpy.tools import broadcast_arrays


def _texts(a):
    a = asarray(a)
    if a.dtype.kind not in "SU":
        if a.dtype.kind != "O":
            raise TypeError("string operation on non-string array")
        a = asarray(a.tolist())
    return a


def _sized(a, n):
    """The dtype of n characters of a's kind; an array of texts has at least one."""
    return _dtype((a.dtype.kind, n if n > 0 else 1))


def _width(a):
    return a.dtype.itemsize // 4 if a.dtype.kind == "U" else a.dtype.itemsize


def _each(f, t, *operands):
    """f of the elements that stand at one place; t is the dtype of the result, None for whatever they need."""
    operands = broadcast_arrays(*[asarray(x) for x in operands])
    results = [f(*items) for items in zip(*[x.ravel().tolist() for x in operands])]
    shape = operands[0].shape
    if t is object_:
        made = empty(len(results), dtype=object_)
        for i in range(len(results)):
            made[i] = results[i]
    else:
        made = array(results, dtype=t) if results else empty(0, dtype=operands[0].dtype if t is None else t)
    return made.reshape(shape + made.shape[1:])


def _like(a, text):
    """An argument as the kind of text that a holds."""
    if a.dtype.kind == "S" and isinstance(text, str):
        return text.encode("ascii")
    if a.dtype.kind == "U" and isinstance(text, bytes):
        return text.decode("ascii")
    return text


# ---- The same length


def capitalize(a):
    a = _texts(a)
    return _each(lambda s: s.capitalize(), a.dtype, a)


def lower(a):
    a = _texts(a)
    return _each(lambda s: s.lower(), a.dtype, a)


def upper(a):
    a = _texts(a)
    return _each(lambda s: s.upper(), a.dtype, a)


def swapcase(a):
    a = _texts(a)
    return _each(lambda s: s.swapcase(), a.dtype, a)


def title(a):
    a = _texts(a)
    return _each(lambda s: s.title(), a.dtype, a)


def _stripped(name, a, chars):
    a = _texts(a)
    if chars is None:
        return _each(lambda s: getattr(s, name)(), a.dtype, a)
    return _each(lambda s, c: getattr(s, name)(_like(a, c)), a.dtype, a, chars)


def strip(a, chars=None):
    return _stripped("strip", a, chars)


def lstrip(a, chars=None):
    return _stripped("lstrip", a, chars)


def rstrip(a, chars=None):
    return _stripped("rstrip", a, chars)


def translate(a, table, deletechars=None):
    a = _texts(a)
    if a.dtype.kind == "U":
        return _each(lambda s: s.translate(table), a.dtype, a)
    if deletechars is None:
        return _each(lambda s: s.translate(table), a.dtype, a)
    return _each(lambda s: s.translate(table, deletechars), a.dtype, a)


# ---- Another length


def add(x1, x2):
    x1, x2 = _texts(x1), _texts(x2)
    if x1.dtype.kind != x2.dtype.kind:
        raise TypeError("np.char.add() requires both arrays of the same dtype kind, but got dtypes: "
                        f"'{x1.dtype}' and '{x2.dtype}' (the few cases where this used to work often lead to incorrect "
                        "results).")
    return _each(lambda s, t: s + t, _sized(x1, _width(x1) + _width(x2)), x1, x2)


def multiply(a, i):
    a, i = _texts(a), asarray(i)
    if i.dtype.kind not in "iub":
        raise ValueError("Can only multiply by integers")
    most = int(max(i)) if i.size else 0
    return _each(lambda s, n: s * (n if n > 0 else 0), _sized(a, _width(a) * most), a, i)


def mod(a, values):
    a = _texts(a)
    return _each(lambda s, v: s % v, None, a, values)


def _padded(name, a, width, fillchar):
    a, width = _texts(a), asarray(width)
    return _each(lambda s, n: getattr(s, name)(n, _like(a, fillchar)), _sized(a, int(max(width))), a, width)


def center(a, width, fillchar=" "):
    return _padded("center", a, width, fillchar)


def ljust(a, width, fillchar=" "):
    return _padded("ljust", a, width, fillchar)


def rjust(a, width, fillchar=" "):
    return _padded("rjust", a, width, fillchar)


def zfill(a, width):
    a, width = _texts(a), asarray(width)
    return _each(lambda s, n: s.zfill(n), _sized(a, int(max(width))), a, width)


def expandtabs(a, tabsize=8):
    return _each(lambda s, n: s.expandtabs(n), None, _texts(a), tabsize)


def replace(a, old, new, count=None):
    a = _texts(a)
    n = -1 if count is None else count
    return _each(lambda s, o, w: s.replace(_like(a, o), _like(a, w), n), None, a, old, new)


def join(sep, seq):
    seq = _texts(seq)
    return _each(lambda s, t: _like(seq, s).join(t), None, sep, seq)


def encode(a, encoding=None, errors=None):
    name, mode = "utf-8" if encoding is None else encoding, "strict" if errors is None else errors
    return _each(lambda s: s.encode(name, mode), None, _texts(a))


def decode(a, encoding=None, errors=None):
    name, mode = "utf-8" if encoding is None else encoding, "strict" if errors is None else errors
    return _each(lambda s: s.decode(name, mode), None, _texts(a))


# ---- Parts


def partition(a, sep):
    a = _texts(a)
    return _each(lambda s, p: s.partition(_like(a, p)), None, a, sep)


def rpartition(a, sep):
    a = _texts(a)
    return _each(lambda s, p: s.rpartition(_like(a, p)), None, a, sep)


def split(a, sep=None, maxsplit=None):
    a = _texts(a)
    n = -1 if maxsplit is None else maxsplit
    return _each(lambda s: s.split(_like(a, sep), n), object_, a)


def rsplit(a, sep=None, maxsplit=None):
    a = _texts(a)
    n = -1 if maxsplit is None else maxsplit
    return _each(lambda s: s.rsplit(_like(a, sep), n), object_, a)


def splitlines(a, keepends=None):
    return _each(lambda s: s.splitlines(bool(keepends)), object_, _texts(a))


# ---- Numbers


def str_len(a):
    return _each(lambda s: len(s), int64, _texts(a))


def _found(name, a, sub, start, end):
    a = _texts(a)
    if end is None:
        return _each(lambda s, t, i: getattr(s, name)(_like(a, t), i), int64, a, sub, start)
    return _each(lambda s, t, i, j: getattr(s, name)(_like(a, t), i, j), int64, a, sub, start, end)


def count(a, sub, start=0, end=None):
    return _found("count", a, sub, start, end)


def find(a, sub, start=0, end=None):
    return _found("find", a, sub, start, end)


def rfind(a, sub, start=0, end=None):
    return _found("rfind", a, sub, start, end)


def index(a, sub, start=0, end=None):
    return _found("index", a, sub, start, end)


def rindex(a, sub, start=0, end=None):
    return _found("rindex", a, sub, start, end)


# ---- Tests


def startswith(a, prefix, start=0, end=None):
    return _found("startswith", a, prefix, start, end).astype(bool_)


def endswith(a, suffix, start=0, end=None):
    return _found("endswith", a, suffix, start, end).astype(bool_)


def isalpha(a):
    return _each(lambda s: s.isalpha(), bool_, _texts(a))


def isalnum(a):
    return _each(lambda s: s.isalnum(), bool_, _texts(a))


def isdigit(a):
    return _each(lambda s: s.isdigit(), bool_, _texts(a))


def islower(a):
    return _each(lambda s: s.islower(), bool_, _texts(a))


def isupper(a):
    return _each(lambda s: s.isupper(), bool_, _texts(a))


def isspace(a):
    return _each(lambda s: s.isspace(), bool_, _texts(a))


def istitle(a):
    return _each(lambda s: s.istitle(), bool_, _texts(a))


def _unicode(a, name):
    a = _texts(a)
    if a.dtype.kind != "U":
        raise TypeError(f"{name} is only available for Unicode strings and arrays")
    return a


def isnumeric(a):
    return _each(lambda s: s.isnumeric(), bool_, _unicode(a, "isnumeric"))


def isdecimal(a):
    return _each(lambda s: s.isdecimal(), bool_, _unicode(a, "isdecimal"))


# ---- Comparisons, without the blanks at the end


def compare_chararrays(a1, a2, cmp, rstrip):
    operators = {"==": equal_ufunc, "!=": not_equal_ufunc, "<": less_ufunc, "<=": less_equal_ufunc,
                 ">": greater_ufunc, ">=": greater_equal_ufunc}
    if isinstance(cmp, bytes):
        cmp = cmp.decode()
    if cmp not in operators:
        raise ValueError("comparison must be '==', '!=', '<', '>', '<=', '>='")
    a1, a2 = asarray(a1), asarray(a2)
    if a1.dtype.kind not in "SU" or a2.dtype.kind not in "SU":
        raise TypeError("comparison of non-string arrays")
    if rstrip:
        a1, a2 = _stripped("rstrip", a1, None), _stripped("rstrip", a2, None)
    return operators[cmp](a1, a2)


equal_ufunc, not_equal_ufunc, less_ufunc = equal, not_equal, less
less_equal_ufunc, greater_ufunc, greater_equal_ufunc = less_equal, greater, greater_equal


def equal(x1, x2):
    return compare_chararrays(x1, x2, "==", True)


def not_equal(x1, x2):
    return compare_chararrays(x1, x2, "!=", True)


def less(x1, x2):
    return compare_chararrays(x1, x2, "<", True)


def less_equal(x1, x2):
    return compare_chararrays(x1, x2, "<=", True)


def greater(x1, x2):
    return compare_chararrays(x1, x2, ">", True)


def greater_equal(x1, x2):
    return compare_chararrays(x1, x2, ">=", True)
