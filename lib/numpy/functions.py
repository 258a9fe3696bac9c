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


def mean(a, axis=None, dtype=None, out=None, keepdims=False, where=True):
    a = asanyarray(a)
    if where is not True:
        total = add.reduce(a, axis=axis, dtype=dtype, keepdims=keepdims, where=where)
        return true_divide(total, add.reduce(broadcast_to(where, a.shape), axis=axis, keepdims=keepdims), out=out)
    if dtype is None:
        if _is_integral(a.dtype):
            dtype = float64
        elif a.dtype == float16:
            return mean(a, axis=axis, dtype=float32, keepdims=keepdims).astype(float16)
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
    if n - ddof < 0:
        n = ddof
    return true_divide(squares, n - ddof, out=out, dtype=squares.dtype)


def std(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    return sqrt(var(a, axis=axis, dtype=dtype, ddof=ddof, keepdims=keepdims), out=out)


def ptp(a, axis=None, out=None, keepdims=False):
    return subtract(max(a, axis=axis, keepdims=keepdims), min(a, axis=axis, keepdims=keepdims), out=out)


def cumsum(a, axis=None, dtype=None, out=None):
    a = asanyarray(a)
    if axis is None:
        return add.accumulate(a.ravel(), axis=0, dtype=dtype, out=out)
    return add.accumulate(a, axis=axis, dtype=dtype, out=out)


def cumprod(a, axis=None, dtype=None, out=None):
    a = asanyarray(a)
    if axis is None:
        return multiply.accumulate(a.ravel(), axis=0, dtype=dtype, out=out)
    return multiply.accumulate(a, axis=axis, dtype=dtype, out=out)


def round(a, decimals=0, out=None):
    a = asanyarray(a)
    if _is_integral(a.dtype):
        if decimals >= 0:
            return positive(a, out=out) if a.dtype.kind != "b" else a.astype(float16)
        scale = 10 ** (-decimals)
        return multiply(rint(divide(a, scale)).astype(a.dtype), scale, out=out)
    if decimals == 0:
        return rint(a, out=out)
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
    return add.reduce(not_equal(a, 0), axis=axis, keepdims=keepdims, dtype=int64)


def trace(a, offset=0, axis1=0, axis2=1, dtype=None, out=None):
    return add.reduce(diagonal(a, offset, axis1, axis2), axis=-1, dtype=dtype, out=out)


def copy(a, order="K"):
    return array(a, order=order)


def real(a):
    return asanyarray(a).real


def imag(a):
    return asanyarray(a).imag


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


def isscalar(x):
    return isinstance(x, (int, float, complex, str, bytes, generic))


def isposinf(x):
    return logical_and(isinf(x), logical_not(signbit(x)))


def isneginf(x):
    return logical_and(isinf(x), signbit(x))


def isclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    a = asanyarray(a)
    b = asanyarray(b)
    finite = logical_and(isfinite(a), isfinite(b))
    old = seterr(invalid="ignore")
    near = less_equal(absolute(subtract(a, b) if a.dtype.kind != "b" else not_equal(a, b)), atol + rtol * absolute(b))
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
    return bool(all(equal(a1, a2)))


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    x = array(x)
    if x.dtype.kind == "c":
        x.real = nan_to_num(x.real, nan=nan, posinf=posinf, neginf=neginf)
        x.imag = nan_to_num(x.imag, nan=nan, posinf=posinf, neginf=neginf)
        return x
    if x.dtype.kind != "f":
        return x
    if posinf is None:
        posinf = finfo(x.dtype).max
    if neginf is None:
        neginf = finfo(x.dtype).min
    result = where(isnan(x), full((), nan, dtype=x.dtype), x)
    result = where(isposinf(x), full((), posinf, dtype=x.dtype), result)
    result = where(isneginf(x), full((), neginf, dtype=x.dtype), result)
    if result.ndim == 0:
        return result[()]
    return result


def nansum(a, axis=None, dtype=None, keepdims=False):
    a = asanyarray(a)
    return add.reduce(where(isnan(a), zeros((), dtype=a.dtype), a), axis=axis, dtype=dtype, keepdims=keepdims)


def nanmean(a, axis=None, keepdims=False):
    a = asanyarray(a)
    n = add.reduce(logical_not(isnan(a)), axis=axis, keepdims=keepdims)
    return nansum(a, axis=axis, keepdims=keepdims) / n


def nanvar(a, axis=None, ddof=0, keepdims=False):
    a = asanyarray(a)
    n = add.reduce(logical_not(isnan(a)), axis=axis, keepdims=keepdims)
    d = subtract(a, nanmean(a, axis=axis, keepdims=True))
    return nansum(multiply(d, d), axis=axis, keepdims=keepdims) / (n - ddof)


def nanstd(a, axis=None, ddof=0, keepdims=False):
    return sqrt(nanvar(a, axis=axis, ddof=ddof, keepdims=keepdims))


def nanmax(a, axis=None, keepdims=False):
    return fmax.reduce(a, axis=axis, keepdims=keepdims)


def nanmin(a, axis=None, keepdims=False):
    return fmin.reduce(a, axis=axis, keepdims=keepdims)


def nanargmax(a, axis=None):
    a = asanyarray(a)
    return argmax(where(isnan(a), -inf, a), axis=axis)


def nanargmin(a, axis=None):
    a = asanyarray(a)
    return argmin(where(isnan(a), inf, a), axis=axis)


def heaviside(x1, x2):
    x1 = asanyarray(x1)
    return where(isnan(x1), x1, where(less(x1, 0), 0.0, where(greater(x1, 0), 1.0, x2)))


def fabs(x, out=None):
    return absolute(asanyarray(x).astype(result_type(x, float32) if asanyarray(x).dtype.kind == "f" else float64), out=out)


def float_power(x1, x2):
    return power(asanyarray(x1).astype(float64), x2)


def logaddexp2(x1, x2):
    return logaddexp(multiply(x1, log(2.0)), multiply(x2, log(2.0))) / log(2.0)


def ldexp(x1, x2):
    return multiply(x1, power(2.0, x2))


def divmod(x1, x2):
    return floor_divide(x1, x2), remainder(x1, x2)


def modf(x):
    whole = trunc(x)
    return copysign(subtract(x, whole), x), whole


def gcd(x1, x2):
    a, b = absolute(asanyarray(x1)), absolute(asanyarray(x2))
    while any(not_equal(b, 0)):
        step = where(equal(b, 0), 1, b)
        a, b = where(equal(b, 0), a, b), where(equal(b, 0), 0, remainder(a, step))
    return a[()] if ndim(a) == 0 else a


def lcm(x1, x2):
    g = gcd(x1, x2)
    return floor_divide(absolute(multiply(x1, x2)), where(equal(g, 0), 1, g))


def sinc(x):
    y = pi * where(equal(x, 0), 1.0e-20, x)
    return sin(y) / y


class finfo:
    def __init__(self, dtype):
        t = dtype_of(dtype)
        if t == complex128:
            t = dtype_of(float64)
        if t == complex64:
            t = dtype_of(float32)
        if t.kind != "f":
            raise ValueError("data type " + repr(t) + " not inexact")
        self.dtype = t
        self.bits = t.itemsize * 8
        digits, low, high = {64: (52, -1022, 1024), 32: (23, -126, 128), 16: (10, -14, 16)}[self.bits]
        kind = t.type
        self.nmant = digits
        self.eps = kind(2.0 ** -digits)
        self.epsneg = kind(2.0 ** -(digits + 1))
        self.max = kind((2.0 - 2.0 ** -digits) * 2.0 ** (high - 1))
        self.min = -self.max
        self.tiny = kind(2.0 ** low)
        self.smallest_normal = self.tiny
        self.smallest_subnormal = kind(2.0 ** (low - digits))
        self.minexp = low
        self.maxexp = high
        self.precision = {64: 15, 32: 6, 16: 3}[self.bits]
        self.resolution = kind(10.0 ** -self.precision)


class iinfo:
    def __init__(self, dtype):
        t = asanyarray(dtype).dtype if isinstance(dtype, int) else dtype_of(dtype)
        if t.kind not in "iu":
            raise ValueError("Invalid integer data type " + repr(t.kind) + ".")
        self.dtype = t
        self.kind = t.kind
        self.bits = t.itemsize * 8
        self.min = 0 if t.kind == "u" else -(2 ** (self.bits - 1))
        self.max = 2 ** self.bits - 1 if t.kind == "u" else 2 ** (self.bits - 1) - 1


class errstate:
    def __init__(self, all=None, divide=None, over=None, under=None, invalid=None, call=None):
        self.wanted = (all, divide, over, under, invalid)

    def __enter__(self):
        a, d, o, u, i = self.wanted
        self.old = seterr(all=a, divide=d, over=o, under=u, invalid=i)

    def __exit__(self, kind, value, trace):
        o = self.old
        seterr(divide=o["divide"], over=o["over"], under=o["under"], invalid=o["invalid"])


def issubdtype(arg1, arg2):
    a = arg1 if isinstance(arg1, type) and issubclass(arg1, generic) else dtype_of(arg1).type
    b = arg2 if isinstance(arg2, type) and issubclass(arg2, generic) else dtype_of(arg2).type
    return issubclass(a, b)


def min_scalar_type(a):
    a = asanyarray(a)
    if a.ndim == 0 and a.dtype.kind in "iu":
        v = int(a)
        for t in (uint8, uint16, uint32, uint64) if v >= 0 else (int8, int16, int32, int64):
            if iinfo(t).min <= v <= iinfo(t).max:
                return dtype_of(t)
    return a.dtype


def vectorize(pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None):
    def call(*args):
        arrays = broadcast_arrays(*args)
        n = arrays[0].size
        values = [pyfunc(*[a.flat[i] for a in arrays]) for i in range(n)]
        if n and isinstance(values[0], tuple):
            return tuple([array([v[k] for v in values]).reshape(arrays[0].shape) for k in range(len(values[0]))])
        result = array(values, dtype=None if otypes is None else otypes[0]).reshape(arrays[0].shape)
        if result.ndim == 0:
            return result[()]
        return result

    return call


def frompyfunc(func, nin, nout):
    return vectorize(func)


def broadcast_shapes(*shapes):
    rank = 0
    for s in shapes:
        s = (s,) if isinstance(s, int) else s
        if len(s) > rank:
            rank = len(s)
    result = [1] * rank
    for s in shapes:
        s = (s,) if isinstance(s, int) else s
        for i in range(len(s)):
            at = rank - len(s) + i
            if s[i] != 1:
                if result[at] != 1 and result[at] != s[i]:
                    raise ValueError("shape mismatch: objects cannot be broadcast to a single shape.")
                result[at] = s[i]
    return tuple(result)


def broadcast_arrays(*args):
    arrays = [asanyarray(a) for a in args]
    s = broadcast_shapes(*[a.shape for a in arrays])
    return [broadcast_to(a, s) for a in arrays]


def asfarray(a, dtype=float64):
    return asarray(a, dtype=dtype)


def asfortranarray(a, dtype=None):
    return asarray(a, dtype=dtype, order="F")


def require(a, dtype=None, requirements=None):
    return asanyarray(a, dtype=dtype)


def put(a, ind, v, mode="raise"):
    return a.put(ind, v, mode)


def putmask(a, mask, values):
    copyto(a, values, where=mask)


def place(arr, mask, vals):
    n = count_nonzero(mask)
    arr[asanyarray(mask).astype(bool_)] = resize(vals, n)


def extract(condition, arr):
    return asanyarray(arr).ravel()[asanyarray(condition).astype(bool_).ravel()]


def select(condlist, choicelist, default=0):
    t = result_type(*[asanyarray(c) for c in choicelist], asanyarray(default))
    result = asanyarray(default).astype(t)
    for c, v in reversed(list(zip(condlist, choicelist))):
        result = where(c, asanyarray(v).astype(t), result)
    return result


def choose(a, choices):
    a = asanyarray(a)
    result = broadcast_to(choices[0], a.shape)
    for i in range(1, len(choices)):
        result = where(equal(a, i), choices[i], result)
    return result


def piecewise(x, condlist, funclist):
    x = asanyarray(x)
    y = zeros(x.shape, dtype=x.dtype)
    rest = ones(x.shape, dtype=bool_)
    for i in range(len(condlist)):
        rest = logical_and(rest, logical_not(condlist[i]))
    masks = list(condlist)
    if len(funclist) == len(masks) + 1:
        masks.append(rest)
    for m, f in zip(masks, funclist):
        y[m] = f(x[m]) if callable(f) else f
    return y


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    arr = moveaxis(asanyarray(arr), axis, -1)
    outer_shape = arr.shape[:-1]
    rows = arr.reshape((-1, arr.shape[-1]))
    values = [asanyarray(func1d(r, *args, **kwargs)) for r in rows]
    result = array(values).reshape(outer_shape + values[0].shape)
    for i in range(values[0].ndim):
        result = moveaxis(result, -1, axis)
    return result


def apply_over_axes(func, a, axes):
    for ax in axes:
        a = func(a, axis=ax, keepdims=True) if True else a
    return a


def resize(a, new_shape):
    a = asanyarray(a).ravel()
    n = 1
    for s in (new_shape,) if isinstance(new_shape, int) else tuple(new_shape):
        n = n * s
    if a.size == 0:
        return zeros(new_shape, dtype=a.dtype)
    return concatenate([a] * (-(-n // a.size)))[:n].reshape(new_shape)


def tensordot(a, b, axes=2):
    a = asanyarray(a)
    b = asanyarray(b)
    if isinstance(axes, int):
        axes_a = list(range(a.ndim - axes, a.ndim))
        axes_b = list(range(axes))
    else:
        axes_a = [axes[0]] if isinstance(axes[0], int) else list(axes[0])
        axes_b = [axes[1]] if isinstance(axes[1], int) else list(axes[1])
    axes_a = [ax % a.ndim for ax in axes_a]
    axes_b = [ax % b.ndim for ax in axes_b]
    if [a.shape[i] for i in axes_a] != [b.shape[i] for i in axes_b]:
        raise ValueError("shape-mismatch for sum")
    free_a = [i for i in range(a.ndim) if i not in axes_a]
    free_b = [i for i in range(b.ndim) if i not in axes_b]
    n = 1
    for i in axes_a:
        n = n * a.shape[i]
    shape_a = [a.shape[i] for i in free_a]
    shape_b = [b.shape[i] for i in free_b]
    left = transpose(a, tuple(free_a + axes_a)).reshape((-1, n) if a.size else (_product(shape_a), n))
    right = transpose(b, tuple(axes_b + free_b)).reshape((n, -1) if b.size else (n, _product(shape_b)))
    return dot(left, right).reshape(tuple(shape_a + shape_b))


def _product(values):
    n = 1
    for v in values:
        n = n * v
    return n


def outer(a, b, out=None):
    a = asanyarray(a)
    b = asanyarray(b)
    return multiply(a.ravel()[:, newaxis], b.ravel()[newaxis, :], out=out)


def kron(a, b):
    a = asanyarray(a)
    b = asanyarray(b)
    rank = a.ndim if a.ndim > b.ndim else b.ndim
    sa = (1,) * (rank - a.ndim) + a.shape
    sb = (1,) * (rank - b.ndim) + b.shape
    left = a.reshape(tuple([n for s in sa for n in (s, 1)]))
    right = b.reshape(tuple([n for s in sb for n in (1, s)]))
    return multiply(left, right).reshape(tuple([sa[i] * sb[i] for i in range(rank)]))


def cross(a, b, axis=-1):
    a = moveaxis(asanyarray(a), axis, -1)
    b = moveaxis(asanyarray(b), axis, -1)
    if a.shape[-1] not in (2, 3) or b.shape[-1] not in (2, 3):
        raise ValueError("incompatible dimensions for cross product\n(dimension must be 2 or 3)")
    a0, a1 = a[..., 0], a[..., 1]
    b0, b1 = b[..., 0], b[..., 1]
    z = a0 * b1 - a1 * b0
    if a.shape[-1] == 2 and b.shape[-1] == 2:
        return z
    a2 = a[..., 2] if a.shape[-1] == 3 else zeros_like(a0)
    b2 = b[..., 2] if b.shape[-1] == 3 else zeros_like(b0)
    x = a1 * b2 - a2 * b1
    y = a2 * b0 - a0 * b2
    return moveaxis(stack_last([x, y, z]), -1, axis)


def stack_last(arrays):
    return concatenate([asanyarray(a)[..., newaxis] for a in arrays], axis=-1)


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
    return minimum(maximum(a, a_min), a_max, out=out)


def full_like(a, fill_value, dtype=None):
    a = asanyarray(a)
    return full(a.shape, fill_value, dtype=a.dtype if dtype is None else dtype)


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0):
    div = num - 1 if endpoint else num
    start = asanyarray(start) * 1.0
    stop = asanyarray(stop) * 1.0
    dt = result_type(start, stop, float64)
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
    source = [_one_axis(ax, a.ndim) for ax in source]
    destination = [_one_axis(ax, a.ndim) for ax in destination]
    if len(source) != len(destination):
        raise ValueError("`source` and `destination` arguments must have the same number of elements")
    order = [n for n in range(a.ndim) if n not in source]
    for dest, src in sorted(zip(destination, source)):
        order.insert(dest, src)
    return transpose(a, tuple(order))


def _one_axis(axis, ndim):
    if axis < -ndim or axis >= ndim:
        raise AxisError("axis " + str(axis) + " is out of bounds for array of dimension " + str(ndim))
    return axis % ndim


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None):
    y = power(base, linspace(start, stop, num=num, endpoint=endpoint))
    if dtype is None:
        return y
    return y.astype(dtype)


def geomspace(start, stop, num=50, endpoint=True):
    y = power(10.0, linspace(log10(start), log10(stop), num=num, endpoint=endpoint))
    if num > 0:
        y[0] = start
        if num > 1 and endpoint:
            y[-1] = stop
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


