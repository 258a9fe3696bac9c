"""numpy.polynomial.polynomial: series of powers, the coefficient of x**0 first."""
from _numpy import *
from numpy.functions import moveaxis
from numpy.statistics import convolve
from numpy.polynomial.utilities import (as_series, trimseq, trimcoef as polytrim, add_series as polyadd,
                                        sub_series as polysub, from_roots, power_of, fit, val_nd, grid_nd, prepared,
                                        getdomain, mapdomain, mapparms)

polydomain = array([-1, 1])
polyzero = array([0])
polyone = array([1])
polyx = array([0, 1])


def polyline(off, scl):
    if scl != 0:
        return array([off, scl])
    return array([off])


def polyfromroots(roots):
    return from_roots(polyline, polymul, roots)


def polymulx(c):
    [c] = as_series([c])
    if len(c) == 1 and c[0] == 0:
        return c
    return concatenate([c[:1] * 0, c])


def polymul(c1, c2):
    [c1, c2] = as_series([c1, c2])
    return trimseq(convolve(c1, c2))


def polydiv(c1, c2):
    [c1, c2] = as_series([c1, c2])
    if c2[-1] == 0:
        raise ZeroDivisionError()
    n1, n2 = len(c1), len(c2)
    if n1 < n2:
        return c1[:1] * 0, c1
    if n2 == 1:
        return c1 / c2[-1], c1[:1] * 0
    scl = c2[-1]
    c2 = c2[:-1] / scl
    i, j = n1 - n2, n1 - 1
    while i >= 0:
        c1[i:j] -= c2 * c1[j]
        i -= 1
        j -= 1
    return c1[j + 1:] / scl, trimseq(c1[:j + 1])


def polypow(c, pow, maxpower=None):
    return power_of(convolve, c, pow, maxpower)


def polyder(c, m=1, scl=1, axis=0):
    if m < 0:
        raise ValueError("The order of derivation must be non-negative")
    kept = array(c, ndmin=1)
    c = prepared(c, axis)
    if m == 0:
        return kept
    n = len(c)
    if m >= n:
        c = c[:1] * 0
    else:
        for i in range(m):
            n -= 1
            c = c * scl
            shape = (n,) + (1,) * (c.ndim - 1)
            c = c[1:] * arange(1, n + 1).reshape(shape)
    return moveaxis(c, 0, axis)


def polyint(c, m=1, k=[], lbnd=0, scl=1, axis=0):
    kept = array(c, ndmin=1)
    c = prepared(c, axis)
    k = list(k) if iterable_of(k) else [k]
    if m < 0:
        raise ValueError("The order of integration must be non-negative")
    if len(k) > m:
        raise ValueError("Too many integration constants")
    if m == 0:
        return kept
    k = k + [0] * (m - len(k))
    for i in range(m):
        n = len(c)
        c = c * scl
        if n == 1 and logical_and.reduce(equal(c[0], 0), axis=None):
            c = c + k[i]
            continue
        shape = (n,) + (1,) * (c.ndim - 1)
        new = concatenate([c[:1] * 0, c / arange(1, n + 1).reshape(shape)])
        new[0] += k[i] - polyval(lbnd, new)
        c = new
    return moveaxis(c, 0, axis)


def iterable_of(k):
    return isinstance(k, (list, tuple, ndarray))


def polyval(x, c, tensor=True):
    c = array(c, ndmin=1)
    if c.dtype.kind in "biu":
        c = c + 0.0
    if isinstance(x, (tuple, list)):
        x = asarray(x)
    if isinstance(x, ndarray) and tensor:
        c = c.reshape(c.shape + (1,) * x.ndim)
    c0 = c[-1] + x * 0
    for i in range(2, len(c) + 1):
        c0 = c[-i] + c0 * x
    return c0


def polyvalfromroots(x, r, tensor=True):
    r = array(r, ndmin=1)
    if r.dtype.kind in "biu":
        r = r.astype(float64)
    if isinstance(x, (tuple, list)):
        x = asarray(x)
    if isinstance(x, ndarray):
        if tensor:
            r = r.reshape(r.shape + (1,) * x.ndim)
        elif x.ndim >= r.ndim:
            raise ValueError("x.ndim must be < r.ndim when tensor == False")
    return multiply.reduce(x - r, axis=0)


def polyval2d(x, y, c):
    return val_nd(polyval, c, x, y)


def polyval3d(x, y, z, c):
    return val_nd(polyval, c, x, y, z)


def polygrid2d(x, y, c):
    return grid_nd(polyval, c, x, y)


def polygrid3d(x, y, z, c):
    return grid_nd(polyval, c, x, y, z)


def polyvander(x, deg):
    deg = int(deg)
    if deg < 0:
        raise ValueError("deg must be non-negative")
    x = array(x, ndmin=1) + 0.0
    v = empty((deg + 1,) + x.shape, dtype=x.dtype)
    v[0] = x * 0 + 1
    for i in range(1, deg + 1):
        v[i] = v[i - 1] * x
    return moveaxis(v, 0, -1)


def polyvander2d(x, y, deg):
    vx, vy = polyvander(x, deg[0]), polyvander(y, deg[1])
    v = vx[..., :, newaxis] * vy[..., newaxis, :]
    return v.reshape(v.shape[:-2] + (-1,))


def polyfit(x, y, deg, rcond=None, full=False, w=None):
    return fit(polyvander, x, y, deg, rcond, full, w)


def polycompanion(c):
    [c] = as_series([c])
    if len(c) < 2:
        raise ValueError("Series must have maximum degree of at least 1.")
    if len(c) == 2:
        return array([[-c[0] / c[1]]])
    n = len(c) - 1
    mat = zeros((n, n), dtype=c.dtype)
    i = arange(n - 1)
    mat[i + 1, i] = 1
    mat[:, -1] -= c[:-1] / c[-1]
    return mat


def polyroots(c):
    from numpy.linalg import eigvals
    [c] = as_series([c])
    if len(c) < 2:
        return array([], dtype=c.dtype)
    if len(c) == 2:
        return array([-c[0] / c[1]])
    return sort(eigvals(polycompanion(c)[::-1, ::-1]))
