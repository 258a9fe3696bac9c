"""Functions composed of primitives. Plain defs, so that every call specialises to a few primitive operations."""
from _numpy import *


def _axes(axis, ndim):
    if axis is None:
        return tuple(range(ndim))
    if isinstance(axis, int):
        return (axis,)
    return tuple(axis)


def _count(a, axis):
    n = 1
    for ax in _axes(axis, a.ndim):
        n = n * a.shape[ax]
    return n


def _is_integral(dtype):
    return dtype.kind in "biu"


def mean(a, axis=None, dtype=None, out=None, keepdims=False):
    a = asanyarray(a)
    if dtype is None and _is_integral(a.dtype):
        dtype = float64
    total = add.reduce(a, axis=axis, dtype=dtype, keepdims=keepdims)
    return true_divide(total, _count(a, axis), out=out, dtype=total.dtype)


def var(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    a = asanyarray(a)
    if dtype is None and _is_integral(a.dtype):
        dtype = float64
    n = _count(a, axis)
    total = add.reduce(a, axis=axis, dtype=dtype, keepdims=True)
    centre = true_divide(total, n, dtype=total.dtype)
    d = subtract(a, centre)
    if d.dtype.kind == "c":
        d = multiply(d, conjugate(d)).real
    else:
        d = multiply(d, d)
    squares = add.reduce(d, axis=axis, keepdims=keepdims)
    return true_divide(squares, n - ddof, out=out, dtype=squares.dtype)


def std(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    return sqrt(var(a, axis=axis, dtype=dtype, ddof=ddof, keepdims=keepdims), out=out)


def sum(a, axis=None, dtype=None, out=None, keepdims=False):
    return add.reduce(a, axis=axis, dtype=dtype, out=out, keepdims=keepdims)


def prod(a, axis=None, dtype=None, out=None, keepdims=False):
    return multiply.reduce(a, axis=axis, dtype=dtype, out=out, keepdims=keepdims)


def max(a, axis=None, out=None, keepdims=False):
    return maximum.reduce(a, axis=axis, out=out, keepdims=keepdims)


def min(a, axis=None, out=None, keepdims=False):
    return minimum.reduce(a, axis=axis, out=out, keepdims=keepdims)


amax = max
amin = min


def any(a, axis=None, out=None, keepdims=False):
    return logical_or.reduce(a, axis=axis, out=out, keepdims=keepdims)


def all(a, axis=None, out=None, keepdims=False):
    return logical_and.reduce(a, axis=axis, out=out, keepdims=keepdims)


def clip(a, a_min, a_max, out=None):
    if a_min is None:
        return minimum(a, a_max, out=out)
    if a_max is None:
        return maximum(a, a_min, out=out)
    return minimum(maximum(a, a_min), a_max, out=out)


def zeros_like(a, dtype=None):
    return zeros(a.shape, dtype=a.dtype if dtype is None else dtype)


def ones_like(a, dtype=None):
    return ones(a.shape, dtype=a.dtype if dtype is None else dtype)


def empty_like(a, dtype=None):
    return empty(a.shape, dtype=a.dtype if dtype is None else dtype)


def full_like(a, fill_value, dtype=None):
    return full(a.shape, fill_value, dtype=a.dtype if dtype is None else dtype)


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None):
    div = num - 1 if endpoint else num
    delta = stop - start
    y = arange(0, num, dtype=float64)
    if div > 0:
        step = delta / div
        y = y * step + start
        if endpoint and num > 1:
            y[-1] = stop
    else:
        step = nan
        y = y * delta + start
    if dtype is not None:
        y = y.astype(dtype)
    if retstep:
        return y, step
    return y


def eye(N, M=None, k=0, dtype=float64):
    if M is None:
        M = N
    return equal(arange(M)[newaxis, :] - arange(N)[:, newaxis], k).astype(dtype)


def identity(n, dtype=float64):
    return eye(n, dtype=dtype)


def tri(N, M=None, k=0, dtype=float64):
    if M is None:
        M = N
    return greater_equal(arange(N)[:, newaxis] + k, arange(M)[newaxis, :]).astype(dtype)


def tril(m, k=0):
    m = asanyarray(m)
    keep = greater_equal(arange(m.shape[-2])[:, newaxis] + k, arange(m.shape[-1])[newaxis, :])
    return where(keep, m, zeros((), dtype=m.dtype))


def triu(m, k=0):
    m = asanyarray(m)
    drop = greater_equal(arange(m.shape[-2])[:, newaxis] + (k - 1), arange(m.shape[-1])[newaxis, :])
    return where(drop, zeros((), dtype=m.dtype), m)


def expand_dims(a, axis):
    a = asanyarray(a)
    axes = (axis,) if isinstance(axis, int) else tuple(axis)
    rank = a.ndim + len(axes)
    axes = [ax % rank for ax in axes]
    index = tuple([newaxis if i in axes else slice(None) for i in range(rank)])
    return a[index]


def atleast_1d(a):
    a = asanyarray(a)
    if a.ndim == 0:
        return a.reshape(1)
    return a


def atleast_2d(a):
    a = asanyarray(a)
    if a.ndim == 0:
        return a.reshape(1, 1)
    if a.ndim == 1:
        return a[newaxis, :]
    return a


def stack(arrays, axis=0):
    return concatenate([expand_dims(a, axis) for a in arrays], axis=axis)


def hstack(tup):
    arrays = [atleast_1d(a) for a in tup]
    if arrays[0].ndim == 1:
        return concatenate(arrays, axis=0)
    return concatenate(arrays, axis=1)


def vstack(tup):
    return concatenate([atleast_2d(a) for a in tup], axis=0)


def outer(a, b):
    a = asanyarray(a)
    b = asanyarray(b)
    return multiply(a.ravel()[:, newaxis], b.ravel()[newaxis, :])


def split(ary, indices_or_sections, axis=0):
    ary = asanyarray(ary)
    n = ary.shape[axis]
    if isinstance(indices_or_sections, int):
        if n % indices_or_sections != 0:
            raise ValueError("array split does not result in an equal division")
        size = n // indices_or_sections
        return [_along(ary, i * size, (i + 1) * size, axis) for i in range(indices_or_sections)]
    bounds = [0] + list(indices_or_sections) + [n]
    return [_along(ary, bounds[i], bounds[i + 1], axis) for i in range(len(bounds) - 1)]


def _along(a, start, stop, axis):
    rank = a.ndim
    axis = axis % rank
    return a[tuple([slice(start, stop) if i == axis else slice(None) for i in range(rank)])]
