"""Statistics, histograms, interpolation and polynomials."""
from _numpy import *
from numpy.functions import (mean, var, std, any, all, linspace, cumsum, moveaxis, atleast_1d, atleast_2d, max, min,
                             result_type, _one_axis, ndim)
from numpy.shaping import stack, append


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    a = asanyarray(a)
    if axis is None:
        rows = a.ravel()
        kept = (1,) * a.ndim
    elif isinstance(axis, tuple):
        axes = [_one_axis(ax, a.ndim) for ax in axis]
        rest = [i for i in range(a.ndim) if i not in axes]
        rows = transpose(a, tuple(rest + axes)).reshape(tuple([a.shape[i] for i in rest]) + (-1,))
        kept = tuple([1 if i in axes else a.shape[i] for i in range(a.ndim)])
    else:
        rows = moveaxis(a, axis, -1)
        kept = tuple([1 if i == axis % a.ndim else a.shape[i] for i in range(a.ndim)])
    n = rows.shape[-1]
    if n == 0:
        return full(rows.shape[:-1], nan)[()]
    s = sort(rows, axis=-1)
    if n % 2 == 1:
        middle = s[..., n // 2 : n // 2 + 1]
    else:
        middle = s[..., n // 2 - 1 : n // 2 + 1]
    result = mean(middle, axis=-1)
    if a.dtype.kind == "f":
        result = where(isnan(s[..., -1]), s[..., -1], result)
    if keepdims:
        return asanyarray(result).reshape(kept)
    if ndim(result) == 0:
        return asanyarray(result)[()]
    return result


def nanmedian(a, axis=None, out=None, overwrite_input=False):
    a = asanyarray(a)
    if axis is None:
        return median(a[logical_not(isnan(a))])
    rows = moveaxis(a, axis, -1)
    flat = rows.reshape((-1, rows.shape[-1]))
    return array([median(r[logical_not(isnan(r))]) for r in flat]).reshape(rows.shape[:-1])


def quantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, interpolation=None):
    if out is not None:
        raise NotImplementedError("npcc: quantile(out=...) is not supported")
    a = asanyarray(a)
    if interpolation is not None:
        method = interpolation
    rank = a.ndim
    old_shape = a.shape
    if axis is None:
        a = a.ravel()
    else:
        a = moveaxis(a, axis, -1)
    if a.dtype.kind in "biu":
        a = a.astype(float64)
    s = sort(a, axis=-1)
    n = s.shape[-1]
    q = asanyarray(q)
    if any(less(q, 0)) or any(greater(q, 1)):
        raise ValueError("Quantiles must be in the range [0, 1]")
    results = []
    for p in q.ravel():
        at = p * (n - 1)
        low = int(floor(at))
        high = low + 1 if low + 1 < n else low
        t = at - low
        x = s[..., low]
        y = s[..., high]
        if method == "lower":
            r = x
        elif method == "higher":
            r = s[..., int(ceil(at))]
        elif method == "nearest":
            r = s[..., int(rint(at))]
        elif method == "midpoint":
            r = (x + y) * 0.5 if t > 0 else x
        elif method == "linear":
            d = y - x
            r = y - d * (1 - t) if t >= 0.5 else x + d * t
        else:
            raise NotImplementedError("npcc: this method of quantile is not supported: " + str(method))
        results.append(r)
    if s.dtype.kind == "f" and n and any(isnan(s[..., -1])):   # NaN is last
        results = [where(isnan(s[..., -1]), s[..., -1], r)[()] for r in results]
    if keepdims:
        kept = tuple([1 if axis is None or i == axis % rank else old_shape[i] for i in range(rank)])
        results = [asanyarray(r).reshape(kept) for r in results]
    if q.ndim == 0:
        return results[0]
    result = stack(results, axis=0)
    return result.reshape(q.shape + result.shape[1:])


def percentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, interpolation=None):
    return quantile(a, true_divide(q, 100), axis=axis, out=out, method=method, keepdims=keepdims, interpolation=interpolation)


def nanquantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, interpolation=None):
    if out is not None:
        raise NotImplementedError("npcc: nanquantile(out=...) is not supported")
    if interpolation is not None:
        method = interpolation
    a = asanyarray(a)
    rank = a.ndim
    rows = a.reshape(1, -1) if axis is None else moveaxis(a, axis, -1)
    flat = rows.reshape((-1, rows.shape[-1]))
    each = []
    for r in flat:
        r = r[logical_not(isnan(r))]
        each.append(quantile(r, q, method=method) if r.size else full(asanyarray(q).shape, nan)[()])
    result = moveaxis(asanyarray(each), 0, -1)
    head = result.shape[:-1]
    if keepdims:
        kept = tuple([1 if axis is None or i == axis % rank else a.shape[i] for i in range(rank)])
        return result.reshape(head + kept)
    return result.reshape(head + (() if axis is None else rows.shape[:-1]))[()]


def nanpercentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, interpolation=None):
    return nanquantile(a, true_divide(q, 100), axis=axis, out=out, method=method, keepdims=keepdims, interpolation=interpolation)


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


def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None):
    x = array(m, ndmin=2, dtype=result_type(asanyarray(m), float64))
    if not rowvar and x.shape[0] != 1:
        x = x.T
    if y is not None:
        other = array(y, ndmin=2, dtype=x.dtype)
        if not rowvar and other.shape[0] != 1:
            other = other.T
        x = concatenate((x, other), axis=0)
    if ddof is None:
        ddof = 0 if bias else 1
    avg = mean(x, axis=1)
    fact = x.shape[1] - ddof
    if fact <= 0:
        fact = 0.0
    x = x - avg[:, newaxis]
    c = dot(x, conjugate(x.T))
    c = c * true_divide(1, fact)
    return c.squeeze()


def corrcoef(x, y=None, rowvar=True):
    c = cov(x, y, rowvar)
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
    return convolve(a, conjugate(asanyarray(v))[::-1], mode) if len(a) >= len(v) else convolve(asanyarray(a), conjugate(asanyarray(v))[::-1], mode)


def convolve(a, v, mode="full"):
    a = asanyarray(a)
    v = asanyarray(v)
    if a.size == 0:
        raise ValueError("a cannot be empty")
    if v.size == 0:
        raise ValueError("v cannot be empty")
    if v.size > a.size:
        a, v = v, a
    n = a.size
    m = v.size
    t = result_type(a, v)
    padded = concatenate([zeros(m - 1, dtype=t), a.astype(t), zeros(m - 1, dtype=t)])
    reverse = v.astype(t)[::-1]
    full_result = array([dot(padded[i : i + m], reverse) for i in range(n + m - 1)], dtype=t)
    if mode == "full":
        return full_result
    if mode == "same":
        return full_result[(m - 1) // 2 : (m - 1) // 2 + n]
    if mode == "valid":
        return full_result[m - 1 : n]
    raise ValueError("mode must be one of 'valid', 'same', or 'full' (got '" + str(mode) + "')")


def diff(a, n=1, axis=-1):
    a = asanyarray(a)
    axis = _one_axis(axis, a.ndim)
    front = (slice(None),) * axis
    for i in range(n):
        if a.dtype.kind == "b":
            a = not_equal(a[front + (slice(1, None),)], a[front + (slice(None, -1),)])
        else:
            a = subtract(a[front + (slice(1, None),)], a[front + (slice(None, -1),)])
    return a


def ediff1d(ary, to_end=None, to_begin=None):
    d = diff(asanyarray(ary).ravel())
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
    if f.dtype.kind in "biu":
        f = f.astype(float64)
    results = [_gradient_along(f, h, ax, edge_order) for h, ax in zip(spacings, axes)]
    if len(results) == 1:
        return results[0]
    return results


def _gradient_along(f, h, axis, edge_order):
    f = moveaxis(f, axis, 0)
    if f.shape[0] < edge_order + 1:
        raise ValueError("Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements are required.")
    out = empty(f.shape, dtype=f.dtype)
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
    x = asanyarray(x).astype(float64)
    xp = asanyarray(xp).astype(float64)
    fp = asanyarray(fp)
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
    lo = fp[0] if left is None else left
    hi = fp[-1] if right is None else right
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


def _bin_edges(a, bins, range):
    if isinstance(bins, str):
        raise NotImplementedError("npcc: histogram bins by name are not supported")
    if ndim(bins) == 1:
        edges = asanyarray(bins)
        if any(less(edges[1:], edges[:-1])):
            raise ValueError("`bins` must increase monotonically, when an array")
        return edges, False
    if range is not None:
        first, last = range
        if first > last:
            raise ValueError("max must be larger than min in range parameter.")
    elif a.size == 0:
        first, last = 0, 1
    else:
        first, last = minimum.reduce(a, axis=None), maximum.reduce(a, axis=None)
    if first == last:
        first = first - 0.5
        last = last + 0.5
    return linspace(first, last, int(bins) + 1), True


def histogram_bin_edges(a, bins=10, range=None, weights=None):
    return _bin_edges(asanyarray(a).ravel(), bins, range)[0]


def histogram(a, bins=10, range=None, density=None, weights=None):
    a = asanyarray(a).ravel()
    if a.dtype.kind == "b":
        a = a.astype(uint8)
    edges, uniform = _bin_edges(a, bins, range)
    n = edges.shape[0] - 1
    keep = logical_and(greater_equal(a, edges[0]), less_equal(a, edges[-1]))
    x = a[keep]
    w = None if weights is None else asanyarray(weights).ravel()[keep]
    if uniform:
        norm = n / (edges[-1] - edges[0])
        i = ((x - edges[0]) * norm).astype(int64)
        i = where(equal(i, n), i - 1, i)
        i = i - less(x, edges[i])
        i = i + logical_and(greater_equal(x, edges[i + 1]), not_equal(i, n - 1))
    else:
        i = searchsorted(edges, x, side="right") - 1
        i = where(equal(x, edges[-1]), n - 1, i)
    counts = bincount(i, weights=w, minlength=n)
    if w is not None and w.dtype.kind in "iu":
        counts = counts.astype(w.dtype)
    if density:
        return counts / diff(edges) / add.reduce(counts), edges
    return counts, edges


def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
    two = not isinstance(bins, int) and len(bins) == 2
    bx = bins[0] if two else bins
    by = bins[1] if two else bins
    x = asanyarray(x).ravel()
    y = asanyarray(y).ravel()
    ex = _bin_edges(x, bx, None if range is None else range[0])[0]
    ey = _bin_edges(y, by, None if range is None else range[1])[0]
    nx = ex.shape[0] - 1
    ny = ey.shape[0] - 1
    ix = searchsorted(ex, x, side="right") - 1
    iy = searchsorted(ey, y, side="right") - 1
    ix = where(equal(x, ex[-1]), nx - 1, ix)
    iy = where(equal(y, ey[-1]), ny - 1, iy)
    keep = logical_and(logical_and(greater_equal(ix, 0), less(ix, nx)), logical_and(greater_equal(iy, 0), less(iy, ny)))
    w = None if weights is None else asanyarray(weights).ravel()[keep]
    h = bincount(ix[keep] * ny + iy[keep], weights=w, minlength=nx * ny).astype(float64).reshape((nx, ny))
    if density:
        h = h / (diff(ex)[:, newaxis] * diff(ey)[newaxis, :]) / add.reduce(h, axis=None)
    return h, ex, ey


def digitize(x, bins, right=False):
    x = asanyarray(x)
    bins = asanyarray(bins)
    if bins.shape[0] > 1 and bins[0] > bins[-1]:
        return bins.shape[0] - searchsorted(bins[::-1], x, side="right" if right else "left")
    return searchsorted(bins, x, side="left" if right else "right")


def unwrap(p, discont=None, axis=-1):
    p = moveaxis(asanyarray(p), axis, -1)
    d = diff(p, axis=-1)
    m = remainder(d + pi, 2 * pi) - pi
    m = where(logical_and(equal(m, -pi), greater(d, 0)), pi, m)
    correct = where(less(absolute(d), pi if discont is None else discont), 0, m - d)
    up = array(p, dtype=float64)
    up[..., 1:] = p[..., 1:] + cumsum(correct, axis=-1)
    return moveaxis(up, -1, axis)


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
