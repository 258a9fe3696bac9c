"""Functions composed of primitives. Plain defs, so that every call specialises to a few primitive operations."""
from _numpy import *
from _numpy import _count_nonzero, _eye


def _axes(axis, ndim):
    if axis is None:
        return tuple(range(ndim))
    if isinstance(axis, int):
        return (axis,)
    return tuple(axis)


def _count(a, axis):
    n = 1
    for ax in _axes(axis, a.ndim):
        n = n * a.shape[_one_axis(ax, a.ndim)]
    return n


def _is_integral(dtype):
    return dtype.kind in "biu"


def _stored(result, out):
    if out is None:
        return result
    out[...] = result
    return out


def _per_count(total, n, out):
    """total / n, in the type of the total if that is one of floats."""
    quotient = true_divide(total, n)
    return _stored(quotient.astype(total.dtype) if total.dtype.kind in "fc" else quotient, out)


def _squares(x):
    if x.dtype.kind == "c":
        return multiply(conjugate(x), x).real
    return multiply(x, x)


def mean(a, axis=None, dtype=None, out=None, keepdims=False, where=True):
    a = asanyarray(a)
    if dtype is None:
        if _is_integral(a.dtype):
            dtype = float64
        elif a.dtype == float16:
            return mean(a, axis=axis, dtype=float32, keepdims=keepdims, where=where).astype(float16)
    if where is not True:
        total = add.reduce(a, axis=axis, dtype=dtype, keepdims=keepdims, where=where)
        return _per_count(total, add.reduce(broadcast_to(where, a.shape), axis=axis, keepdims=keepdims), out)
    total = add.reduce(a, axis=axis, dtype=dtype, keepdims=keepdims)
    n = _count(a, axis)
    if total.dtype == complex64:
        result = true_divide(total, complex128(n)).astype(complex64)
    elif total.dtype.kind in "biu":   # which only a dtype that was asked for makes it
        result = true_divide(total, n).astype(total.dtype)
    else:
        result = true_divide(total, n, dtype=total.dtype)
    return _stored(result, out)


def var(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=True):
    a = asanyarray(a)
    if dtype is None and _is_integral(a.dtype):
        dtype = float64
    if where is not True:
        n = add.reduce(broadcast_to(where, a.shape), axis=axis, keepdims=True)
        d = subtract(a, _per_count(add.reduce(a, axis=axis, dtype=dtype, keepdims=True, where=where), n, None))
        squares = add.reduce(_squares(d), axis=axis, keepdims=keepdims, where=where)
        return _per_count(squares, n.reshape(asanyarray(squares).shape) - ddof, out)
    n = _count(a, axis)
    total = add.reduce(a, axis=axis, dtype=dtype, keepdims=True)
    centre = true_divide(total, n, dtype=total.dtype)
    squares = add.reduce(_squares(subtract(a, centre)), axis=axis, keepdims=keepdims)
    if n - ddof < 0:
        n = ddof
    return true_divide(squares, n - ddof, out=out, dtype=squares.dtype)


def std(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=True):
    return sqrt(var(a, axis=axis, dtype=dtype, ddof=ddof, keepdims=keepdims, where=where), out=out)


def ptp(a, axis=None, out=None, keepdims=False):
    return subtract(max(a, axis=axis, keepdims=keepdims), min(a, axis=axis, keepdims=keepdims), out=out)


def cumsum(a, axis=None, dtype=None, out=None):
    a = asanyarray(a)
    if axis is None or a.ndim == 0:
        return add.accumulate(a.ravel(), axis=0 if axis is None else axis, dtype=dtype, out=out)
    return add.accumulate(a, axis=axis, dtype=dtype, out=out)


def cumprod(a, axis=None, dtype=None, out=None):
    a = asanyarray(a)
    if axis is None or a.ndim == 0:
        return multiply.accumulate(a.ravel(), axis=0 if axis is None else axis, dtype=dtype, out=out)
    return multiply.accumulate(a, axis=axis, dtype=dtype, out=out)


def round(a, decimals=0, out=None):
    a = asanyarray(a)
    if a.dtype.kind == "c" and decimals != 0:
        result = empty(a.shape, a.dtype) if out is None else out
        result.real = round(a.real, decimals)
        result.imag = round(a.imag, decimals)
        return result if out is not None or a.ndim else result[()]
    if a.dtype.kind == "b":
        if decimals != 0 and out is None:
            name = "multiply" if decimals > 0 else "divide"
            raise TypeError(f"Cannot cast ufunc '{name}' output from dtype('float64') to dtype('bool') with casting rule 'same_kind'")
    elif _is_integral(a.dtype):
        if decimals >= 0:
            return a if out is None and a.ndim else positive(a, out=out)  # NumPy too gives the array itself
        scale = 10 ** (-decimals)
        return multiply(rint(divide(a, scale)).astype(a.dtype), scale, out=out)
    if decimals == 0:
        return rint(a, out=out)
    a = asarray(a)
    if decimals > 0:
        scale = 10.0 ** decimals
        return divide(rint(multiply(a, scale)), scale, out=out)
    scale = 10.0 ** (-decimals)
    return multiply(rint(divide(a, scale)), scale, out=out)


around = round
round_ = round


def fix(x):
    return trunc(x)


def count_nonzero(a, axis=None, keepdims=False):
    if axis is None and not keepdims:
        return _count_nonzero(a)
    return add.reduce(not_equal(a, 0), axis=axis, keepdims=keepdims, dtype=int64)


def trace(a, offset=0, axis1=0, axis2=1, dtype=None, out=None):
    return add.reduce(diagonal(asarray(a), offset, axis1, axis2), axis=-1, dtype=dtype, out=out)


def copy(a, order="K"):
    return array(a, order=order)


def real(a):
    return asanyarray(a).real if isinstance(a, (list, tuple)) else a.real


def imag(a):
    return asanyarray(a).imag if isinstance(a, (list, tuple)) else a.imag


def angle(z, deg=False):
    z = asanyarray(z)
    if z.dtype.kind == "c":
        a = arctan2(z.imag, z.real)
    else:
        a = arctan2(0, z)
    if deg:
        return a * (180 / pi)
    return a


def iscomplexobj(x):
    return asanyarray(x).dtype.kind == "c"


def isrealobj(x):
    return asanyarray(x).dtype.kind != "c"


def iscomplex(x):
    return not_equal(asanyarray(x).imag, 0)


def isreal(x):
    return equal(asanyarray(x).imag, 0)


def isscalar(element):
    if isinstance(element, (int, float, complex, str, bytes, generic)):
        return True
    kind = type(element)
    for base in getattr(kind, "__mro__", ()):   # of the numbers module, whether it is imported or not
        if base.__module__ == "numbers":
            return True
    return kind.__module__ == "fractions" and kind.__name__ == "Fraction"


def isposinf(x, out=None):
    return logical_and(isinf(x), logical_not(signbit(x)), out=out)


def isneginf(x, out=None):
    return logical_and(isinf(x), signbit(x), out=out)


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    a = asanyarray(a)
    b = asanyarray(b)
    b = b.astype(result_type(b, 1.0))   # the absolute value of the least integer is none
    finite = logical_and(isfinite(a), isfinite(b))
    old = seterr(invalid="ignore")
    near = less_equal(absolute(subtract(a, b)), atol + rtol * absolute(b))
    seterr(invalid=old["invalid"])
    result = where(finite, near, equal(a, b))
    if equal_nan:
        result = logical_or(result, logical_and(isnan(a), isnan(b)))
    if result.ndim == 0:
        return result[()]
    return result


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return bool(all(isclose(a, b, rtol=rtol, atol=atol, equal_nan=equal_nan)))


def array_equal(a1, a2, equal_nan=False):
    a1 = asanyarray(a1)
    a2 = asanyarray(a2)
    if a1.shape != a2.shape:
        return False
    same = equal(a1, a2)
    if equal_nan:
        same = logical_or(same, logical_and(isnan(a1), isnan(a2)))
    return bool(all(same))


def array_equiv(a1, a2):
    try:
        same = equal(a1, a2)
    except ValueError:
        return False
    return bool(all(same))


def _without_nan(a, filling):
    a = asanyarray(a)
    return where(isnan(a), full((), filling, dtype=a.dtype), a) if a.dtype.kind in "fc" else a


def nansum(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True):
    return add.reduce(_without_nan(a, 0), axis=axis, dtype=dtype, out=out, keepdims=keepdims, initial=initial, where=where)


def nanmean(a, axis=None, dtype=None, out=None, keepdims=False, where=True):
    a = asanyarray(a)
    n = add.reduce(logical_not(isnan(a)), axis=axis, keepdims=keepdims, where=where)
    return _per_count(nansum(a, axis=axis, dtype=dtype, keepdims=keepdims, where=where), n, out)


def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=True):
    a = asanyarray(a)
    n = add.reduce(logical_not(isnan(a)), axis=axis, keepdims=keepdims, where=where)
    d = subtract(a, nanmean(a, axis=axis, dtype=dtype, keepdims=True, where=where))
    return _per_count(nansum(_squares(d), axis=axis, dtype=dtype, keepdims=keepdims, where=where), n - ddof, out)


def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=True):
    return sqrt(nanvar(a, axis=axis, dtype=dtype, ddof=ddof, keepdims=keepdims, where=where), out=out)


def _nan_extreme(function, last, a, axis, out, keepdims, initial, where):
    """The extreme of what is no NaN; NaN where there is nothing else."""
    a = asanyarray(a)
    if a.dtype.kind == "c":
        return (fmax if last == -inf else fmin).reduce(a, axis=axis, out=out, keepdims=keepdims, initial=initial, where=where)
    if a.dtype.kind != "f":
        return function.reduce(a, axis=axis, out=out, keepdims=keepdims, initial=initial, where=where)
    return (fmax if last == -inf else fmin).reduce(a, axis=axis, out=out, keepdims=keepdims, initial=initial, where=where)


def _nan_where(mask):
    """What makes a NaN when it is added, or changes nothing: -0.0 leaves the sign of a zero alone."""
    return where(mask, nan, -0.0).astype(float16)[()]


def nanmax(a, axis=None, out=None, keepdims=False, initial=None, where=True):
    return _nan_extreme(maximum, -inf, a, axis, out, keepdims, initial, where)


def nanmin(a, axis=None, out=None, keepdims=False, initial=None, where=True):
    return _nan_extreme(minimum, inf, a, axis, out, keepdims, initial, where)


def nanargmax(a, axis=None):
    a = asanyarray(a)
    return argmax(where(isnan(a), -inf, a), axis=axis)


def nanargmin(a, axis=None):
    a = asanyarray(a)
    return argmin(where(isnan(a), inf, a), axis=axis)


def nanprod(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True):
    return multiply.reduce(_without_nan(a, 1), axis=axis, dtype=dtype, out=out, keepdims=keepdims, initial=initial, where=where)


def nancumsum(a, axis=None, dtype=None, out=None):
    return cumsum(_without_nan(a, 0), axis=axis, dtype=dtype, out=out)


def nancumprod(a, axis=None, dtype=None, out=None):
    return cumprod(_without_nan(a, 1), axis=axis, dtype=dtype, out=out)


def iterable(y):
    try:
        iter(y)
    except TypeError:
        return False
    return True


def isfortran(a):
    return a.flags["F_CONTIGUOUS"] and not a.flags["C_CONTIGUOUS"]


def asarray_chkfinite(a, dtype=None, order=None):
    a = asarray(a, dtype=dtype)
    if a.dtype.kind in "fc" and not all(isfinite(a)):
        raise ValueError("array must not contain infs or NaNs")
    return a


def sort_complex(a):
    b = sort(a)
    return b if b.dtype.kind == "c" else b.astype(complex128)


def binary_repr(num, width=None):
    num = int(num)
    if num >= 0:
        digits = bin(num)[2:]
        return digits if width is None else digits.rjust(width, "0")
    if width is None:
        return "-" + bin(-num)[2:]
    return bin(2 ** width + num)[2:].rjust(width, "1")


def base_repr(number, base=2, padding=0):
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    n = abs(int(number))
    text = ""
    while n:
        text = digits[n % base] + text
        n = n // base
    text = "0" * padding + (text if text else ("" if padding else "0"))
    return "-" + text if number < 0 else text


def sinc(x):
    y = pi * where(equal(x, 0), 1.0e-20, x)
    return sin(y) / y


def sum(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True):
    return add.reduce(a, axis=axis, dtype=dtype, out=out, keepdims=keepdims, initial=initial, where=where)


def prod(a, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=True):
    return multiply.reduce(a, axis=axis, dtype=dtype, out=out, keepdims=keepdims, initial=initial, where=where)


def max(a, axis=None, out=None, keepdims=False, initial=None, where=True):
    return maximum.reduce(a, axis=axis, out=out, keepdims=keepdims, initial=initial, where=where)


def min(a, axis=None, out=None, keepdims=False, initial=None, where=True):
    return minimum.reduce(a, axis=axis, out=out, keepdims=keepdims, initial=initial, where=where)


amax = max
amin = min


def any(a, axis=None, out=None, keepdims=False, where=True):
    return logical_or.reduce(a, axis=axis, out=out, keepdims=keepdims, where=where)


def all(a, axis=None, out=None, keepdims=False, where=True):
    return logical_and.reduce(a, axis=axis, out=out, keepdims=keepdims, where=where)


def clip(a, a_min=None, a_max=None, out=None, min=None, max=None):
    if min is not None:
        a_min = min
    if max is not None:
        a_max = max
    if a_min is None and a_max is None:
        raise ValueError("One of max or min must be given")
    if a_min is None:
        return minimum(a, a_max, out=out)
    if a_max is None:
        return maximum(a, a_min, out=out)
    if asanyarray(a).dtype.kind == "c":   # of equals maximum and minimum take the first
        return minimum(a_max, maximum(a_min, a), out=out)
    return minimum(maximum(a, a_min), a_max, out=out)


def full_like(a, fill_value, dtype=None, order="K", subok=True, shape=None):
    result = empty_like(a, dtype=dtype, order=order, subok=subok, shape=shape)
    copyto(result, fill_value, casting="unsafe")
    return result


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0):
    if isinstance(num, float):
        raise TypeError(f"'{type(num).__name__}' object cannot be interpreted as an integer")
    if num < 0:
        raise ValueError(f"Number of samples, {num}, must be non-negative.")
    div = num - 1 if endpoint else num
    start = asanyarray(start) * 1.0
    stop = asanyarray(stop) * 1.0
    dt = result_type(start, stop, float(num))
    delta = stop - start
    y = arange(0, num, dtype=dt).reshape((-1,) + (1,) * ndim(delta))
    step = nan
    if div > 0:
        step = delta / div
        if _any_zero(step):
            y = y / div * delta
        else:
            y = y * step
    else:
        y = y * delta
    y = y + start
    if endpoint and num > 1:
        y[-1] = stop
    if axis != 0:
        y = moveaxis(y, 0, axis)
    if dtype is not None:
        if _is_integral(dtype_of(dtype)):
            y = floor(y)
        y = y.astype(dtype)
    if retstep:
        return y, step
    return y


def _any_zero(step):
    if ndim(step) == 0:
        return step == 0
    return any(step == 0)


def dtype_of(t):
    return empty(0, dtype=t).dtype


def ndim(a):
    return asanyarray(a).ndim


def shape(a):
    return asanyarray(a).shape


def size(a, axis=None):
    a = asanyarray(a)
    if axis is None:
        return a.size
    return a.shape[axis]


def moveaxis(a, source, destination):
    a = asanyarray(a)
    source = (source,) if isinstance(source, int) else tuple(source)
    destination = (destination,) if isinstance(destination, int) else tuple(destination)
    source = [_one_axis(ax, a.ndim, "source: ") for ax in source]
    destination = [_one_axis(ax, a.ndim, "destination: ") for ax in destination]
    if len(source) != len(destination):
        raise ValueError("`source` and `destination` arguments must have the same number of elements")
    order = [n for n in range(a.ndim) if n not in source]
    for dest, src in sorted(zip(destination, source)):
        order.insert(dest, src)
    return transpose(a, tuple(order))


def _product(values):
    n = 1
    for v in values:
        n = n * v
    return n


def _one_axis(axis, ndim, prefix=""):
    if axis < -ndim or axis >= ndim:
        raise AxisError(prefix + "axis " + str(axis) + " is out of bounds for array of dimension " + str(ndim))
    return axis % ndim


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
    y = power(base, linspace(start, stop, num=num, endpoint=endpoint, axis=axis))
    if dtype is None:
        return y
    return y.astype(dtype)


def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    start, stop = asanyarray(start), asanyarray(stop)
    if any(equal(start, 0)) or any(equal(stop, 0)):
        raise ValueError("Geometric sequence cannot include zero")
    t = result_type(start, stop, float64) if dtype is None else result_type(start, stop, float64, dtype_of(dtype))
    start, stop = start.astype(t), stop.astype(t)
    turn = ones(broadcast_to(start, (start + stop).shape).shape, dtype=t)
    if t.kind == "c":   # all on the imaginary axis: as if real
        both = logical_and(equal(start.real, 0), equal(stop.real, 0))
        start, stop = where(both, start.imag, start), where(both, stop.imag, stop)
        turn = where(both, 1j, turn)
    both = logical_and(less(sign(start).real, 0), less(sign(stop).real, 0))
    if t.kind == "c":
        both = logical_and(both, logical_and(equal(start.imag, 0), equal(stop.imag, 0)))
    start, stop, turn = where(both, -start, start), where(both, -stop, stop), where(both, -turn, turn)
    y = power(10.0, linspace(log10(start), log10(stop), num=num, endpoint=endpoint))
    if num > 0:
        y[0] = start
        if num > 1 and endpoint:
            y[-1] = stop
    y = turn * y
    if axis != 0:
        y = moveaxis(y, 0, axis)
    return y.astype(t if dtype is None else dtype)


def eye(N, M=None, k=0, dtype=float64, order="C", *, like=None):
    if M is None:
        M = N
    return _eye(N, M, k, dtype)


def identity(n, dtype=float64):
    return eye(n, dtype=dtype)


def _at_or_below(rows, columns, k):
    """Where the diagonal k is or what is below it: columns counted as arange(-k, …) of integers counts, by its first step."""
    first = int(-k)
    return greater_equal(arange(rows)[:, newaxis], first + arange(columns)[newaxis, :] * (int(1 - k) - first))


def tri(N, M=None, k=0, dtype=float64):
    return _at_or_below(N, N if M is None else M, k).astype(dtype)


def tril(m, k=0):
    m = asanyarray(m)
    shape = m.shape[-2:]
    return where(_at_or_below(shape[0], shape[-1], k), m, zeros((), dtype=m.dtype))


def triu(m, k=0):
    m = asanyarray(m)
    shape = m.shape[-2:]
    return where(_at_or_below(shape[0], shape[-1], k - 1), zeros((), dtype=m.dtype), m)


def atleast_1d(*arys):
    if len(arys) == 1:
        return _at_least(arys[0], 1)
    return [_at_least(a, 1) for a in arys]


def atleast_2d(*arys):
    if len(arys) == 1:
        return _at_least(arys[0], 2)
    return [_at_least(a, 2) for a in arys]


def atleast_3d(*arys):
    if len(arys) == 1:
        return _at_least(arys[0], 3)
    return [_at_least(a, 3) for a in arys]


def _at_least(a, rank):
    a = asanyarray(a)
    if a.ndim >= rank:
        return a
    if a.ndim == 0:
        return a.reshape((1,) * rank)
    if rank == 2:
        return a[newaxis, :]
    if a.ndim == 1:
        return a[newaxis, :, newaxis]
    return a[:, :, newaxis]


