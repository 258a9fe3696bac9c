"""Medians, quantiles and percentiles, and those that leave NaN out."""
from _numpy import *
from _numpy import _partition
from numpy.functions import mean, any, moveaxis, _one_axis, _product, ndim


def _first(a, axis):
    """a with the axes that are reduced as one, first, and the shape that keepdims gives the result."""
    if axis is None:
        return a.reshape(-1), (1,) * a.ndim
    axes = (axis,) if ndim(axis) == 0 else tuple(axis)
    axes = [_one_axis(ax, a.ndim) for ax in axes]
    rest = [i for i in range(a.ndim) if i not in axes]
    kept = tuple([1 if i in axes else a.shape[i] for i in range(a.ndim)])
    n = _product([a.shape[i] for i in axes])
    return transpose(a, tuple(axes + rest)).reshape((n,) + tuple([a.shape[i] for i in rest])), kept


def _finished(result, out, shape=None):
    """The result of a reduction: reshaped, in out where one is given, a scalar if it has no dimension."""
    result = asanyarray(result)
    if shape is not None:
        result = result.reshape(shape)
    if out is not None:
        copyto(out, result, casting="unsafe")
        return out
    return result[()] if result.ndim == 0 else result


def _overwrite(a, s, axis):
    """Leaves the partitioned values s in a, of which overwrite_input says that it may be used as work space."""
    if axis is None:
        a[...] = s.reshape(a.shape)
    elif ndim(axis) == 0:
        a[...] = moveaxis(s, 0, axis)


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    given = a
    a = asanyarray(a)
    rows, kept = _first(a, axis)
    n = rows.shape[0]
    low, high = (n - 1) // 2, n // 2 + 1
    s = _partition(rows, (low, high - 1, n - 1) if a.dtype.kind in "fc" else (low, high - 1), 0) if n else rows
    if overwrite_input:
        _overwrite(given, s, axis)
    middle = s[low:high]
    result = mean(middle, axis=0)
    if a.dtype.kind in "fc" and n > 0:
        result = where(isnan(s[-1]), full((), nan, dtype=s.dtype), result)
    return _finished(result, out, kept if keepdims else None)


def _rows(a, axis):
    """The rows that a reduction over axis sees, the shape of the results, and that of keepdims."""
    first, kept = _first(asanyarray(a), axis)
    rows = moveaxis(first, 0, -1)
    return rows.reshape((_product(rows.shape[:-1]), rows.shape[-1])), rows.shape[:-1], kept


def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    rows, shape, kept = _rows(a, axis)
    result = empty(rows.shape[0], dtype=rows.dtype if rows.dtype.kind in "fc" else float64)
    for i in range(rows.shape[0]):
        r = rows[i]
        r = r[logical_not(isnan(r))]
        result[i] = nan
        if r.size:
            result[i] = median(r)
    return _finished(result, out, kept if keepdims else shape)


# Hyndman and Fan's sample quantiles: where each method looks, as alpha and beta of their formula.
_CONTINUOUS = {"interpolated_inverted_cdf": (0, 1), "hazen": (0.5, 0.5), "weibull": (0, 0), "linear": (1, 1),
               "median_unbiased": (1 / 3.0, 1 / 3.0), "normal_unbiased": (3 / 8.0, 3 / 8.0)}
_METHODS = ("inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen", "weibull",
            "linear", "median_unbiased", "normal_unbiased", "lower", "higher", "midpoint", "nearest")


def _next_unless(index, condition):
    low = floor(index)
    return maximum(where(condition, low, low + 1).astype(int64), 0)


def _virtual(n, q, method):
    """Where the quantiles lie among n sorted values: integers, or floats between them."""
    if method == "linear":
        return (n - 1) * q
    if method in _CONTINUOUS:
        alpha, beta = _CONTINUOUS[method]
        return n * q + (alpha + q * (1 - alpha - beta)) - 1
    if method == "inverted_cdf":
        index = n * q - 1
        return _next_unless(index, equal(index, floor(index)))
    if method == "averaged_inverted_cdf":
        return n * q - 1
    if method == "closest_observation":
        index = n * q - 1 - 0.5
        return _next_unless(index, logical_and(equal(index, floor(index)), equal(remainder(floor(index), 2), 0)))
    if method == "lower":
        return floor((n - 1) * q).astype(int64)
    if method == "higher":
        return ceil((n - 1) * q).astype(int64)
    if method == "nearest":
        return rint((n - 1) * q).astype(int64)
    return 0.5 * (floor((n - 1) * q) + ceil((n - 1) * q))


def _quantiles(rows, q, method):
    """The quantiles q (one-dimensional) of rows along its first axis, in front; and rows, partitioned for them."""
    n = rows.shape[0]
    at = _virtual(n, q, method)
    if at.dtype.kind == "i":
        s = _partition(rows, concatenate([at, array([n - 1])]) if rows.dtype.kind in "fc" else at, 0)
        return take(s, at, axis=0), s
    low = floor(at)
    gamma = at - low
    if method == "averaged_inverted_cdf":
        gamma = where(equal(gamma, 0), 0.5, 1.0)
    elif method == "midpoint":
        gamma = where(equal(remainder(at, 1), 0), 0.0, 0.5)
    low = low.astype(int64)
    below = minimum(maximum(low, 0), n - 1)
    above = minimum(maximum(where(less(at, 0), 0, low + 1), 0), n - 1)
    s = _partition(rows, concatenate([array([0, n - 1]), below, above]), 0)
    x = take(s, below, axis=0)
    y = take(s, above, axis=0)
    t = gamma.reshape((-1,) + (1,) * (s.ndim - 1))
    d = subtract(y, x)
    return where(greater_equal(t, 0.5), y - d * (1 - t), x + d * t), s


def quantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, interpolation=None):
    a = asanyarray(a)
    if interpolation is not None:
        method = interpolation
    if method not in _METHODS:
        raise ValueError(repr(method) + " is not a valid method. Use one of: " + repr(list(_METHODS))[1:-1].replace("'", ""))
    rows, kept = _first(a, axis)
    q = asanyarray(q)
    if any(logical_or(less(q, 0), greater(q, 1))):
        raise ValueError("Quantiles must be in the range [0, 1]")
    if rows.shape[0] == 0:
        raise IndexError("cannot do a non-empty take from an empty axes.")
    if rows.dtype.kind == "b":
        raise TypeError("numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or "
                        "the logical_xor function instead.")
    result, s = _quantiles(rows, q.reshape(-1), method)
    if overwrite_input:
        _overwrite(a, s, axis)
    if s.dtype.kind in "fc":   # NaN is last
        result = where(isnan(s[-1:]), full((), nan, dtype=s.dtype), result)
    return _finished(result, out, q.shape + (kept if keepdims else s.shape[1:]))


def percentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, interpolation=None):
    q = true_divide(q, 100)
    if any(logical_or(less(q, 0), greater(q, 1))):
        raise ValueError("Percentiles must be in the range [0, 100]")
    return quantile(a, q, axis, out, overwrite_input, method, keepdims, interpolation=interpolation)


def nanquantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, interpolation=None):
    q = asanyarray(q)
    if asanyarray(a).dtype.kind not in "fc":
        return quantile(a, q, axis=axis, out=out, method=method, keepdims=keepdims, interpolation=interpolation)
    rows, shape, kept = _rows(a, axis)
    result = empty((q.size, rows.shape[0]), dtype=result_type(rows.dtype, float64))
    for i in range(rows.shape[0]):
        r = rows[i]
        r = r[logical_not(isnan(r))]
        if r.size:
            result[:, i] = quantile(r, q.reshape(-1), method=method, interpolation=interpolation)
        else:
            result[:, i] = nan
    return _finished(result, out, q.shape + (kept if keepdims else shape))


def nanpercentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, interpolation=None):
    return nanquantile(a, true_divide(q, 100), axis=axis, out=out, method=method, keepdims=keepdims, interpolation=interpolation)
