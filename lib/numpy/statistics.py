"""Statistics, histograms, interpolation and polynomials."""
from _numpy import *
from _numpy import _correlate, _interp, _warn
from numpy.functions import (mean, var, std, any, all, linspace, cumsum, moveaxis, atleast_1d, atleast_2d, max, min,
                             result_type, _one_axis, ndim)
from numpy.shaping import stack, append


def average(a, axis=None, weights=None, returned=False, keepdims=False):
    a = asanyarray(a)
    if weights is None:
        avg = mean(a, axis=axis, keepdims=keepdims)
        scale = avg * 0 + a.size / asanyarray(avg).size
    else:
        w = asanyarray(weights)
        if a.dtype.kind in "biu" and w.dtype.kind in "biu":
            t = float64
        else:
            t = result_type(a, w)
        if a.shape != w.shape:
            if axis is None:
                raise TypeError("Axis must be specified when shapes of a and weights differ.")
            if w.ndim != 1:
                raise TypeError("1D weights expected when shapes of a and weights differ.")
            if w.shape[0] != a.shape[axis]:
                raise ValueError("Length of weights not compatible with specified axis.")
            w = broadcast_to(w, (a.ndim - 1) * (1,) + w.shape)
            w = swapaxes(w, -1, axis)
        scale = add.reduce(w, axis=axis, dtype=t, keepdims=keepdims)
        if any(equal(scale, 0.0)):
            raise ZeroDivisionError("Weights sum to zero, can't be normalized")
        avg = true_divide(add.reduce(multiply(a, w, dtype=t), axis=axis, keepdims=keepdims), scale)
    if returned:
        return avg, scale
    return avg


def _sample_weights(fweights, aweights, samples):
    """How often each sample counts, and its weight, as one array; None without either."""
    w = None
    if fweights is not None:
        f = asanyarray(fweights).astype(float64)
        if not equal(f, rint(f)).all():
            raise TypeError("fweights must be integer")
        _check_weights(f, "fweights", samples)
        w = f
    if aweights is not None:
        a = asanyarray(aweights).astype(float64)
        _check_weights(a, "aweights", samples)
        w = a if w is None else w * a
    return w


def _check_weights(w, name, samples):
    if w.ndim > 1:
        raise RuntimeError("cannot handle multidimensional " + name)
    if w.shape[0] != samples:
        raise RuntimeError("incompatible numbers of samples and " + name)
    if less(w, 0).any():
        raise ValueError(name + " cannot be negative")


def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, dtype=None):
    if ddof is not None and ddof != int(ddof):
        raise ValueError("ddof must be integer")
    m = asanyarray(m)
    if m.ndim > 2:
        raise ValueError("m has more than 2 dimensions")
    if y is not None:
        y = asanyarray(y)
        if y.ndim > 2:
            raise ValueError("y has more than 2 dimensions")
    if dtype is None:
        dtype = result_type(m, float64) if y is None else result_type(m, y, float64)
    x = array(m, ndmin=2, dtype=dtype)
    if not rowvar and x.shape[0] != 1:
        x = x.T
    if x.shape[0] == 0:
        return zeros((0, 0), dtype)
    if y is not None:
        other = array(y, ndmin=2, dtype=dtype)
        if not rowvar and other.shape[0] != 1:
            other = other.T
        x = concatenate((x, other), axis=0)
    if ddof is None:
        ddof = 0 if bias else 1
    w = _sample_weights(fweights, aweights, x.shape[1])
    if w is None:
        avg = mean(x, axis=1)
        fact = x.shape[1] - ddof
    else:
        total = add.reduce(w)
        if total == 0:
            raise ZeroDivisionError("Weights sum to zero, can't be normalized")
        avg = add.reduce(x * w, axis=1) / total
        fact = total
        if ddof != 0:
            fact = total - (ddof if aweights is None else ddof * add.reduce(w * aweights) / total)
    if fact <= 0:
        _warn("Degrees of freedom <= 0 for slice", RuntimeWarning)
        fact = 0.0
    x = x - avg[:, newaxis]
    right = (x if w is None else x * w).T
    c = dot(x, right if right.dtype.kind != "c" else conjugate(right))
    c = c * true_divide(1, fact)
    return c.squeeze()


def corrcoef(x, y=None, rowvar=True, bias=None, ddof=None, dtype=None):
    c = cov(x, y, rowvar, dtype=dtype)
    if c.ndim == 0:
        return c / c
    d = diagonal(c)
    stddev = sqrt(d.real)
    c = c / stddev[:, newaxis]
    c = c / stddev[newaxis, :]
    if c.dtype.kind == "c":
        return c
    return minimum(maximum(c, -1), 1)


def correlate(a, v, mode="valid"):
    v = atleast_1d(v)
    if v.dtype.kind in "cO":
        v = conjugate(v)
    return convolve(a, v[::-1], mode)


def convolve(a, v, mode="full"):
    a = atleast_1d(a)
    v = atleast_1d(v)
    if v.size > a.size:
        a, v = v, a
    if a.size == 0:
        raise ValueError("a cannot be empty")
    if v.size == 0:
        raise ValueError("v cannot be empty")
    if a.ndim > 1 or v.ndim > 1:
        raise ValueError("object too deep for desired array")
    n = a.size
    m = v.size
    t = result_type(a, v)
    a = a.astype(t)
    reverse = v.astype(t)[::-1]
    if mode != "valid" and mode != "full" and mode != "same":
        raise ValueError("mode must be one of 'valid', 'same', or 'full' (got '" + str(mode) + "')")
    full = mode != "valid"
    if t.kind == "O":
        first, last = (0, n + m - 1) if full else (m - 1, n)   # the places of reverse's end
        result = empty(last - first, dtype=t)
        for i in range(first, last):
            before, after = (m - 1 - i if i < m - 1 else 0), (i - n + 1 if i >= n else 0)   # a's start and end
            result[i - first] = dot(a[i - m + 1 + before : i + 1], reverse[before : m - after])
    else:
        result = _correlate(a, reverse, full)
    if mode == "full" or not full:
        return result
    return result[(m - 1) // 2 : (m - 1) // 2 + n]


def diff(a, n=1, axis=-1):
    if n == 0:
        return a
    if n < 0:
        raise ValueError(f"order must be non-negative but got {n!r}")
    a = asanyarray(a)
    if a.ndim == 0:
        raise ValueError("diff requires input that is at least one dimensional")
    axis = _one_axis(axis, a.ndim)
    front = (slice(None),) * axis
    for i in range(n):
        if a.dtype.kind == "b":
            a = not_equal(a[front + (slice(1, None),)], a[front + (slice(None, -1),)])
        else:
            a = subtract(a[front + (slice(1, None),)], a[front + (slice(None, -1),)])
    return a


def ediff1d(ary, to_end=None, to_begin=None):
    flat = asanyarray(ary).ravel()
    d = subtract(flat[1:], flat[:-1])
    if to_begin is not None:
        d = append(to_begin, d)
    if to_end is not None:
        d = append(d, to_end)
    return d


def gradient(f, *varargs, axis=None, edge_order=1):
    f = asanyarray(f)
    if axis is None:
        axes = tuple(range(f.ndim))
    elif isinstance(axis, int):
        axes = (_one_axis(axis, f.ndim),)
    else:
        axes = tuple([_one_axis(ax, f.ndim) for ax in axis])
    spacings = list(varargs)
    if len(spacings) == 0:
        spacings = [1.0]
    if len(spacings) == 1:
        spacings = spacings * len(axes)
    if f.dtype.kind in "iu":
        f = f.astype(float64)
    results = [_gradient_along(f, h, ax, edge_order) for h, ax in zip(spacings, axes)]
    if len(results) == 1:
        return results[0]
    return results


def _gradient_along(f, h, axis, edge_order):
    f = moveaxis(f, axis, 0)
    if f.shape[0] < edge_order + 1:
        raise ValueError("Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.")
    out = empty_like(f)
    if ndim(h) == 0:
        out[1:-1] = (f[2:] - f[:-2]) / (2.0 * h)
        d0 = d1 = h
    else:
        d = diff(asanyarray(h))
        shape = (-1,) + (1,) * (f.ndim - 1)
        a = d[:-1].reshape(shape)
        b = d[1:].reshape(shape)
        out[1:-1] = -b / (a * (a + b)) * f[:-2] + (b - a) / (a * b) * f[1:-1] + a / (b * (a + b)) * f[2:]
        d0 = d[0]
        d1 = d[-1]
    if edge_order == 1:
        out[0] = (f[1] - f[0]) / d0
        out[-1] = (f[-1] - f[-2]) / d1
    else:
        out[0] = -1.5 / d0 * f[0] + 2.0 / d0 * f[1] - 0.5 / d0 * f[2]
        out[-1] = 0.5 / d1 * f[-3] - 2.0 / d1 * f[-2] + 1.5 / d1 * f[-1]
    return moveaxis(out, 0, axis)


def trapz(y, x=None, dx=1.0, axis=-1):
    y = moveaxis(asanyarray(y), axis, -1)
    d = dx if x is None else diff(asanyarray(x), axis=-1)
    return add.reduce(d * (y[..., 1:] + y[..., :-1]) / 2.0, axis=-1)


def interp(x, xp, fp, left=None, right=None, period=None):
    x, xp, fp = asanyarray(x), asanyarray(xp), asanyarray(fp)
    for a in (x, xp):
        if a.dtype.kind == "c":
            raise TypeError(f"Cannot cast array data from dtype('{a.dtype}') to dtype('float64') according to the rule 'safe'")
    x, xp = x.astype(float64), xp.astype(float64)
    if period is not None:
        x = remainder(x, abs(period))
        xp = remainder(xp, abs(period))
        order = argsort(xp)
        xp = xp[order]
        fp = fp[order]
        xp = concatenate([xp[-1:] - period, xp, xp[0:1] + period])
        fp = concatenate([fp[-1:], fp, fp[0:1]])
    fp = fp.astype(complex128 if fp.dtype.kind == "c" else float64)
    n = xp.shape[0]
    if n == 0:
        raise ValueError("array of sample points is empty")
    if fp.shape != xp.shape:
        raise ValueError("fp and xp are not of the same length.")
    lo = fp[0] if left is None else left
    hi = fp[-1] if right is None else right
    if fp.dtype.kind != "c":
        return _interp(x, xp, fp, lo, hi)
    j = minimum(maximum(searchsorted(xp, x, side="right") - 1, 0), n - 2 if n > 1 else 0)
    if n == 1:
        result = where(less(x, xp[0]), lo, where(greater(x, xp[0]), hi, fp[0]))
    else:
        slope = (fp[1:] - fp[:-1]) / (xp[1:] - xp[:-1])
        result = slope[j] * (x - xp[j]) + fp[j]
        result = where(equal(x, xp[-1]), fp[-1], result)
        result = where(less(x, xp[0]), lo, where(greater(x, xp[-1]), hi, result))
        result = where(isnan(x), x, result)
    if ndim(result) == 0:
        return asanyarray(result)[()]
    return result


def digitize(x, bins, right=False):
    x = asanyarray(x)
    bins = asanyarray(bins)
    if x.dtype.kind == "c":
        raise TypeError("x may not be complex")
    if bins.shape[0] > 1 and bins[0] > bins[-1]:
        return bins.shape[0] - searchsorted(bins[::-1], x, side="right" if right else "left")
    return searchsorted(bins, x, side="left" if right else "right")


def unwrap(p, discont=None, axis=-1, *, period=6.283185307179586):
    p = moveaxis(asanyarray(p), axis, -1)
    d = diff(p, axis=-1)
    t = result_type(d, period)
    if t.kind in "iu":
        high, boundary = period // 2, period % 2 == 0
    else:
        high, boundary = period / 2, True
    m = remainder(d + high, period) - high
    if boundary:
        m = where(logical_and(equal(m, -high), greater(d, 0)), high, m)
    correct = where(less(absolute(d), period / 2 if discont is None else discont), 0, m - d)
    up = array(p, dtype=t)
    up[..., 1:] = p[..., 1:] + cumsum(correct, axis=-1)
    return moveaxis(up, -1, axis)


# Coefficients of Chebyshev series, highest first (S. Moshier's Cephes library, as in NumPy): of e^-x I0(x) in x / 2 - 2
# for 0 <= x <= 8, and of e^-x sqrt(x) I0(x) in 32 / x - 2 beyond.
_I0_NEAR = (-4.41534164647933937950E-18, 3.33079451882223809783E-17, -2.43127984654795469359E-16, 1.71539128555513303061E-15,
            -1.16853328779934516808E-14, 7.67618549860493561688E-14, -4.85644678311192946090E-13, 2.95505266312963983461E-12,
            -1.72682629144155570723E-11, 9.67580903537323691224E-11, -5.18979560163526290666E-10, 2.65982372468238665035E-9,
            -1.30002500998624804212E-8, 6.04699502254191894932E-8, -2.67079385394061173391E-7, 1.11738753912010371815E-6,
            -4.41673835845875056359E-6, 1.64484480707288970893E-5, -5.75419501008210370398E-5, 1.88502885095841655729E-4,
            -5.76375574538582365885E-4, 1.63947561694133579842E-3, -4.32430999505057594430E-3, 1.05464603945949983183E-2,
            -2.37374148058994688156E-2, 4.93052842396707084878E-2, -9.49010970480476444210E-2, 1.71620901522208775349E-1,
            -3.04682672343198398683E-1, 6.76795274409476084995E-1)
_I0_FAR = (-7.23318048787475395456E-18, -4.83050448594418207126E-18, 4.46562142029675999901E-17, 3.46122286769746109310E-17,
           -2.82762398051658348494E-16, -3.42548561967721913462E-16, 1.77256013305652638360E-15, 3.81168066935262242075E-15,
           -9.55484669882830764870E-15, -4.15056934728722208663E-14, 1.54008621752140982691E-14, 3.85277838274214270114E-13,
           7.18012445138366623367E-13, -1.79417853150680611778E-12, -1.32158118404477131188E-11, -3.14991652796324136454E-11,
           1.18891471078464383424E-11, 4.94060238822496958910E-10, 3.39623202570838634515E-9, 2.26666899049817806459E-8,
           2.04891858946906374183E-7, 2.89137052083475648297E-6, 6.88975834691682398426E-5, 3.36911647825569408990E-3,
           8.04490411014108831608E-1)


def _chebyshev(x, coefficients):
    b0 = coefficients[0]
    b1 = b2 = 0.0
    for c in coefficients[1:]:
        b2 = b1
        b1 = b0
        b0 = x * b1 - b2 + c
    return 0.5 * (b0 - b2)


def i0(x):
    x = asanyarray(x)
    if x.dtype.kind == "c":
        raise TypeError("i0 not supported for complex values")
    x = absolute(x if x.dtype.kind == "f" else x.astype(float64))
    near = less_equal(x, 8.0)
    if logical_and.reduce(near, axis=None):
        return asanyarray(exp(x) * _chebyshev(x / 2.0 - 2.0, _I0_NEAR))
    small, large = minimum(x, 8.0), maximum(x, 8.0)
    return where(near, exp(small) * _chebyshev(small / 2.0 - 2.0, _I0_NEAR),
                 exp(large) * _chebyshev(32.0 / large - 2.0, _I0_FAR) / sqrt(large))


def kaiser(M, beta):
    if M == 1:
        return array([1.0])
    n = arange(0, M)
    alpha = (M - 1) / 2.0
    return i0(beta * sqrt(1 - ((n - alpha) / alpha) ** 2.0)) / i0(float(beta))


def bartlett(M):
    n = arange(1 - M, M, 2)
    return where(less_equal(n, 0), 1 + n / (M - 1), 1 - n / (M - 1))


def hanning(M):
    n = arange(1 - M, M, 2)
    return 0.5 + 0.5 * cos(pi * n / (M - 1))


def hamming(M):
    n = arange(1 - M, M, 2)
    return 0.54 + 0.46 * cos(pi * n / (M - 1))


def blackman(M):
    n = arange(1 - M, M, 2)
    return 0.42 + 0.5 * cos(pi * n / (M - 1)) + 0.08 * cos(2.0 * pi * n / (M - 1))
