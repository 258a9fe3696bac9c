"""np.pad: borders of constants, ramps, statistics, reflections and copies."""
from _numpy import *
from numpy.functions import mean, linspace
from numpy.quantiles import median

_STATISTICS = ("maximum", "minimum", "mean", "median")
_ALLOWED = {"empty": (), "edge": (), "wrap": (), "constant": ("constant_values",), "linear_ramp": ("end_values",),
            "maximum": ("stat_length",), "minimum": ("stat_length",), "mean": ("stat_length",), "median": ("stat_length",),
            "reflect": ("reflect_type",), "symmetric": ("reflect_type",)}


def _pairs(x, rank):
    """x as a pair for each axis."""
    if x is None:
        return [(None, None)] * rank
    if isinstance(x, (int, float, complex)):
        return [(x, x)] * rank
    if isinstance(x, (tuple, list)) and isinstance(x[0], (tuple, list)) and len(x) == rank:
        return [(p[0], p[-1]) for p in x]
    if isinstance(x, (tuple, list)) and isinstance(x[0], (int, float)):
        return [(x[0], x[-1])] * rank
    x = asanyarray(x)
    if x.ndim == 0:
        return [(x.item(), x.item())] * rank
    if x.ndim == 1 and x.shape[0] == 1:
        return [(x[0].item(), x[0].item())] * rank
    if x.ndim == 1 and x.shape[0] == 2:
        return [(x[0].item(), x[1].item())] * rank
    if x.shape[0] == 1:
        return [(x[0, 0].item(), x[0, -1].item())] * rank
    if x.ndim != 2 or x.shape[0] != rank:
        raise ValueError("operands could not be broadcast together with remapped shapes [original->remapped]: "
                         + str(x.shape) + "  and requested shape " + str((rank, 2)))
    return [(r[0].item(), r[-1].item()) for r in x]


def _part(a, axis, start, stop):
    return a[(slice(None),) * axis + (slice(start, stop),)]


def _at(a, axis, i):
    """One place of an axis, which stays as an axis of size one."""
    return a[(slice(None),) * axis + (i, None)]


def _sized(a, axis, n):
    shape = list(a.shape)
    shape[axis] = n
    return tuple(shape)


def _like(a, values, axis, n):
    """Values spread over n places of an axis, in a's dtype."""
    return broadcast_to(values, _sized(a, axis, n)).astype(a.dtype)


def _ramp(a, axis, n, end, edge):
    """From end, which is not beside the array, to its edge, which is left out."""
    steps = linspace(0, 1, n, endpoint=False).reshape((n,) + (1,) * (a.ndim - 1 - axis))
    values = end + steps * (edge - end) if a.dtype.kind in "fc" else end + steps * (edge * 1.0 - end)
    return (values if a.dtype.kind in "fc" else floor(values)).astype(a.dtype)


def _statistic(a, axis, mode, length, at_end):
    n = a.shape[axis]
    length = n if length is None or length > n else length
    if length < 1 and mode in ("maximum", "minimum"):
        raise ValueError("stat_length of 0 yields no value for padding")
    part = _part(a, axis, n - length, n) if at_end else _part(a, axis, 0, length)
    if mode == "maximum":
        return maximum.reduce(part, axis=axis, keepdims=True)
    if mode == "minimum":
        return minimum.reduce(part, axis=axis, keepdims=True)
    value = mean(part, axis=axis, keepdims=True) if mode == "mean" else median(part, axis=axis, keepdims=True)
    return rint(value) if a.dtype.kind in "iu" else value


def _mirrored_indices(n, before, after, mode):
    i = arange(-before, n + after)
    if mode == "edge":
        return minimum(maximum(i, 0), n - 1)
    if mode == "wrap":
        return remainder(i, n)
    if mode == "reflect":
        period = 2 * (n - 1) if n > 1 else 1
        i = remainder(i, period)
        return where(greater_equal(i, n), period - i, i)
    i = remainder(i, 2 * n)
    return where(greater_equal(i, n), 2 * n - 1 - i, i)


def _odd(a, axis, before, after, mode):
    """Reflections that go on beyond the edge: twice the edge less the mirrored value, again and again."""
    skip = 1 if mode == "reflect" else 0
    while before > 0 or after > 0:
        n = a.shape[axis]
        reach = n - skip
        if reach < 1:
            return take(a, _mirrored_indices(n, before, after, "edge"), axis=axis)
        front = reach if before > reach else before
        back = reach if after > reach else after
        first, last = _at(a, axis, 0), _at(a, axis, n - 1)
        head = 2 * first - _flipped(_part(a, axis, skip, skip + front), axis)
        tail = 2 * last - _flipped(_part(a, axis, n - skip - back, n - skip), axis)
        a = concatenate([head, a, tail], axis=axis)
        before, after = before - front, after - back
    return a


def _flipped(a, axis):
    return a[(slice(None),) * axis + (slice(None, None, -1),)]


def _by_function(a, widths, function, kwargs):
    shape = tuple([n + b + e for n, (b, e) in zip(a.shape, widths)])
    padded = zeros(shape, dtype=a.dtype)
    padded[tuple([slice(b, b + n) for n, (b, e) in zip(a.shape, widths)])] = a
    for axis in range(a.ndim):
        rows = swapaxes(padded, axis, -1)
        places = [()]
        for n in rows.shape[:-1]:
            places = [p + (i,) for p in places for i in range(n)]
        for p in places:
            function(rows[p], widths[axis], axis, kwargs)
    return padded


def pad(array, pad_width, mode="constant", **kwargs):
    a = asarray(array)
    widths = _pairs(pad_width, a.ndim)
    for before, after in widths:
        if before < 0 or after < 0:
            raise ValueError("index can't contain negative values")
        if not isinstance(before, (int, integer)) or not isinstance(after, (int, integer)):
            raise TypeError("`pad_width` must be of integral type.")
    if callable(mode):
        return _by_function(a, widths, mode, kwargs)
    if mode not in _ALLOWED:
        raise ValueError("mode '" + str(mode) + "' is not supported")
    for name in kwargs:
        if name not in _ALLOWED[mode]:
            raise ValueError("unsupported keyword arguments for mode '" + mode + "': {'" + name + "'}")
    values = _pairs(kwargs["constant_values"] if "constant_values" in kwargs else 0, a.ndim)
    ends = _pairs(kwargs["end_values"] if "end_values" in kwargs else 0, a.ndim)
    lengths = _pairs(kwargs["stat_length"] if "stat_length" in kwargs else None, a.ndim)
    odd = "reflect_type" in kwargs and kwargs["reflect_type"] == "odd"
    padded = empty_like(a, order="A", shape=tuple([n + before + after for n, (before, after) in zip(a.shape, widths)]))
    inner = tuple([slice(before, before + n) for n, (before, after) in zip(a.shape, widths)])
    padded[inner] = a
    for axis in range(a.ndim):
        before, after = widths[axis]
        if before == 0 and after == 0 or mode == "empty":
            continue
        n = a.shape[axis]
        whole = padded[(slice(None),) * (axis + 1) + inner[axis + 1:]]   # axes that follow come later
        part = _part(whole, axis, before, before + n)
        if mode == "constant":
            front, back = full((), values[axis][0], dtype=a.dtype), full((), values[axis][1], dtype=a.dtype)
        elif n == 0:
            raise ValueError("can't extend empty axis " + str(axis) + " using modes other than 'constant' or 'empty'")
        elif mode == "linear_ramp":
            front = _ramp(part, axis, before, ends[axis][0], _at(part, axis, 0))
            back = _flipped(_ramp(part, axis, after, ends[axis][1], _at(part, axis, n - 1)), axis)
        elif mode in _STATISTICS:
            front = _like(part, _statistic(part, axis, mode, lengths[axis][0], False), axis, before)
            back = _like(part, _statistic(part, axis, mode, lengths[axis][1], True), axis, after)
        elif odd:
            both = _odd(part.copy(), axis, before, after, mode)
            front, back = _part(both, axis, 0, before), _part(both, axis, before + n, before + n + after)
        else:
            i = _mirrored_indices(n, before, after, mode)
            front, back = take(part, i[:before], axis=axis), take(part, i[before + n:], axis=axis)
        whole[(slice(None),) * axis + (slice(0, before),)] = front
        whole[(slice(None),) * axis + (slice(before + n, before + n + after),)] = back
    return padded
