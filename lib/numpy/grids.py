"""Grids of indices, and the objects that build arrays from slices."""
from _numpy import *
from numpy.functions import linspace, atleast_1d
from numpy.tools import broadcast_arrays


def meshgrid(*xi, copy=True, sparse=False, indexing="xy"):
    n = len(xi)
    if indexing not in ("xy", "ij"):
        raise ValueError("Valid values for `indexing` are 'xy' and 'ij'.")
    grids = [asanyarray(x).reshape((1,) * i + (-1,) + (1,) * (n - i - 1)) for i, x in enumerate(xi)]
    if indexing == "xy" and n > 1:
        grids[0] = grids[0].reshape((1, -1) + (1,) * (n - 2))
        grids[1] = grids[1].reshape((-1, 1) + (1,) * (n - 2))
    if not sparse:
        grids = broadcast_arrays(*grids)
    if copy:
        grids = [g.copy() for g in grids]
    return grids


def indices(dimensions, dtype=int64, sparse=False):
    dimensions = tuple(dimensions)
    n = len(dimensions)
    parts = [arange(d, dtype=dtype).reshape((1,) * i + (d,) + (1,) * (n - i - 1)) for i, d in enumerate(dimensions)]
    if sparse:
        return tuple(parts)
    result = empty((n,) + dimensions, dtype=dtype)
    for i in range(n):
        result[i] = parts[i]
    return result


def fromfunction(function, shape, dtype=float64, **kwargs):
    return function(*indices(shape, dtype=dtype), **kwargs)


def ix_(*args):
    n = len(args)
    result = []
    for i, x in enumerate(args):
        x = asanyarray(x)
        if x.dtype.kind == "b":
            x = nonzero(x)[0]
        elif x.size == 0:
            x = x.astype(int64)
        result.append(x.reshape((1,) * i + (x.size,) + (1,) * (n - i - 1)))
    return tuple(result)


def _span(s):
    start = 0 if s.start is None else s.start
    step = 1 if s.step is None else s.step
    if isinstance(step, complex):
        return linspace(start, s.stop, int(abs(step)))
    return arange(start, s.stop, step)


class _Grid:
    def __init__(self, sparse):
        self.sparse = sparse

    def __getitem__(self, key):
        if not isinstance(key, tuple):
            return _span(key)
        n = len(key)
        parts = [_span(s) for s in key]
        kind = result_type(*parts)
        parts = [p.astype(kind).reshape((1,) * i + (-1,) + (1,) * (n - i - 1)) for i, p in enumerate(parts)]
        if self.sparse:
            return parts
        result = empty((n,) + tuple([p.size for p in parts]), dtype=kind)
        for i in range(n):
            result[i] = parts[i]
        return result


def _joined(directive, key):
    """r_[directive, key...], a directive being 'r', 'c' or up to three numbers: axis, least rank, where to add axes."""
    parts = [_span(k) if isinstance(k, slice) else asanyarray(k) for k in key]
    if directive in ("r", "c"):
        from numpy.matrixlib import matrix
        joined = concatenate([atleast_1d(p) for p in parts], axis=-1)
        return matrix(joined) if directive == "r" or joined.ndim > 1 else matrix(joined).T
    numbers = [int(n) for n in directive.split(",")]
    axis = numbers[0]
    rank = numbers[1] if len(numbers) > 1 else 1
    shift = numbers[2] if len(numbers) > 2 else -1
    wide = []
    for p in parts:
        more = rank - p.ndim
        if more > 0:
            at = shift if shift >= 0 else shift + more + 1 if p.ndim == 0 else more + 1 + shift if shift < -1 else more
            at = at if at < more else more
            p = p.reshape((1,) * at + p.shape + (1,) * (more - at))
        wide.append(p)
    return concatenate(wide, axis=axis)


class _Joiner:
    def __init__(self, columns):
        self.columns = columns

    def __getitem__(self, key):
        if isinstance(key, tuple) and isinstance(key[0], str):
            return _joined(key[0].strip(), key[1:])
        if not isinstance(key, tuple):
            key = (key,)
        parts = []
        axis = -1 if self.columns else 0
        for k in key:
            if isinstance(k, slice):
                p = _span(k)
            elif isinstance(k, str):
                raise ValueError("special directives must be the first entry.")
            else:
                p = atleast_1d(k)
            if self.columns and p.ndim == 1:
                p = p[:, newaxis]
            parts.append(p)
        return concatenate(parts, axis=axis)


class _Slices:
    def __init__(self, always_tuple):
        self.always_tuple = always_tuple

    def __getitem__(self, key):
        if self.always_tuple and not isinstance(key, tuple):
            return (key,)
        return key


mgrid = _Grid(False)
ogrid = _Grid(True)
r_ = _Joiner(False)
c_ = _Joiner(True)
s_ = _Slices(False)
index_exp = _Slices(True)
