"""numpy.emath: functions whose results leave the real line where their arguments ask for it."""
from _numpy import *
from _numpy import sqrt as _sqrt, log as _log, log10 as _log10, log2 as _log2, power as _power
from _numpy import arccos as _arccos, arcsin as _arcsin, arctanh as _arctanh


def _has(test):
    return bool(logical_or.reduce(test, axis=None))


def _complex(x):
    small = x.dtype.kind == "f" and x.dtype.itemsize <= 4 or x.dtype.kind in "biu" and x.dtype.itemsize <= 2
    if x.dtype.kind == "c":
        return x
    return x.astype(complex64 if small else complex128)


def _widened(x, test):
    """x as an array, complex if it is real and the test finds an element outside the real domain."""
    x = asanyarray(x)
    if x.dtype.kind != "c" and _has(test(x)):
        return _complex(x)
    return x


def _negative(x):
    return less(x, 0)


def _outside_unit(x):
    return greater(absolute(x), 1)


def sqrt(x):
    return _sqrt(_widened(x, _negative))


def log(x):
    return _log(_widened(x, _negative))


def log10(x):
    return _log10(_widened(x, _negative))


def log2(x):
    return _log2(_widened(x, _negative))


def logn(n, x):
    return _log(_widened(x, _negative)) / _log(_widened(n, _negative))


def power(x, p):
    x = _widened(x, _negative)
    p = asanyarray(p)
    if p.dtype.kind in "iu" and _has(less(p, 0)):
        p = p * 1.0
    return _power(x, p)


def arccos(x):
    return _arccos(_widened(x, _outside_unit))


def arcsin(x):
    return _arcsin(_widened(x, _outside_unit))


def arctanh(x):
    return _arctanh(_widened(x, _outside_unit))
