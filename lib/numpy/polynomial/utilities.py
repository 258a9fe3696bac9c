"""What the bases of numpy.polynomial share: series as arrays, domains."""
from _numpy import *
from _numpy import _warn
from numpy.functions import atleast_1d, moveaxis


def trimseq(seq):
    n = len(seq)
    while n > 1 and seq[n - 1] == 0:
        n -= 1
    return seq[:n]


def as_series(alist, trim=True):
    """Copies of one-dimensional series, of one dtype that holds them all."""
    arrays = [array(a, ndmin=1) for a in alist]
    for a in arrays:
        if a.size == 0:
            raise ValueError("Coefficient array is empty")
        if a.ndim != 1:
            raise ValueError("Coefficient array is not 1-d")
    if trim:
        arrays = [trimseq(a) for a in arrays]
    kinds = [a.dtype.kind for a in arrays]
    if "c" in kinds:
        t = result_type(*[a.dtype for a in arrays], complex64)
    else:
        t = result_type(*[a.dtype if a.dtype.kind == "f" else float64 for a in arrays])
    return [array(a, dtype=t) for a in arrays]


def trimcoef(c, tol=0):
    if tol < 0:
        raise ValueError("tol must be non-negative")
    [c] = as_series([c])
    used = nonzero(absolute(c) > tol)[0]
    if len(used) == 0:
        return c[:1] * 0
    return c[:int(used[-1]) + 1].copy()


def getdomain(x):
    [x] = as_series([x], trim=False)
    if x.dtype.kind == "c":
        low, high = x.real.min(), x.real.max()
        return array((complex(low, x.imag.min()), complex(high, x.imag.max())))
    return array((x.min(), x.max()))


def mapparms(old, new):
    old_length, new_length = old[1] - old[0], new[1] - new[0]
    return (old[1] * new[0] - old[0] * new[1]) / old_length, new_length / old_length


def mapdomain(x, old, new):
    x = asanyarray(x)
    off, scl = mapparms(old, new)
    return off + scl * x


def add_series(c1, c2):
    [c1, c2] = as_series([c1, c2])
    if len(c1) > len(c2):
        c1[:c2.size] += c2
        return trimseq(c1)
    c2[:c1.size] += c1
    return trimseq(c2)


def sub_series(c1, c2):
    [c1, c2] = as_series([c1, c2])
    if len(c1) > len(c2):
        c1[:c2.size] -= c2
        return trimseq(c1)
    c2 = -c2
    c2[:c1.size] += c1
    return trimseq(c2)


def divide_by(mul, c1, c2):
    """Quotient and remainder by long division: what stands highest in c1 is taken off with a multiple of c2."""
    [c1, c2] = as_series([c1, c2])
    if c2[-1] == 0:
        raise ZeroDivisionError()
    n1, n2 = len(c1), len(c2)
    if n1 < n2:
        return c1[:1] * 0, c1
    if n2 == 1:
        return c1 / c2[-1], c1[:1] * 0
    quo = empty(n1 - n2 + 1, dtype=c1.dtype)
    rem = c1
    for i in range(n1 - n2, -1, -1):
        p = mul([0] * i + [1], c2)
        q = rem[-1] / p[-1]
        rem = rem[:-1] - q * p[:-1]
        quo[i] = q
    return quo, trimseq(rem)


def power_of(mul, c, pow, maxpower):
    [c] = as_series([c])
    power = int(pow)
    if power != pow or power < 0:
        raise ValueError("Power must be a non-negative integer.")
    if maxpower is not None and power > maxpower:
        raise ValueError("Power is too large")
    if power == 0:
        return array([1], dtype=c.dtype)
    prd = c
    for i in range(2, power + 1):
        prd = mul(prd, c)
    return prd


def from_roots(line, mul, roots):
    if len(roots) == 0:
        return ones(1)
    [roots] = as_series([roots], trim=False)
    p = [line(-r, 1) for r in sort(roots)]
    n = len(p)
    while n > 1:
        m, odd = n // 2, n % 2
        half = [mul(p[i], p[i + m]) for i in range(m)]
        if odd:
            half[0] = mul(half[0], p[-1])
        p, n = half, m
    return p[0]


def fit(vander, x, y, deg, rcond, full, w):
    """Least squares with columns scaled to length one."""
    from numpy.linalg import lstsq
    x, y = asanyarray(x) + 0.0, asanyarray(y) + 0.0
    deg = asanyarray(deg)
    if deg.ndim > 1 or deg.dtype.kind not in "iu" or deg.size == 0:
        raise TypeError("deg must be an int or non-empty 1-D array of int")
    if deg.min() < 0:
        raise ValueError("expected deg >= 0")
    if x.ndim != 1:
        raise TypeError("expected 1D vector for x")
    if x.size == 0:
        raise TypeError("expected non-empty vector for x")
    if y.ndim < 1 or y.ndim > 2:
        raise TypeError("expected 1D or 2D array for y")
    if len(x) != len(y):
        raise TypeError("expected x and y to have same length")
    if deg.ndim == 0:
        lmax = int(deg)
        order = lmax + 1
        van = vander(x, lmax)
    else:
        deg = sort(deg)
        lmax = int(deg[-1])
        order = len(deg)
        van = vander(x, lmax)[:, deg]
    lhs, rhs = van.T, y.T
    if w is not None:
        w = asanyarray(w) + 0.0
        if w.ndim != 1:
            raise TypeError("expected 1D vector for w")
        if len(x) != len(w):
            raise TypeError("expected x and w to have same length")
        lhs, rhs = lhs * w, rhs * w
    if rcond is None:
        rcond = len(x) * 2.0 ** -52
    squares = (lhs.real * lhs.real + lhs.imag * lhs.imag) if lhs.dtype.kind == "c" else lhs * lhs
    scl = sqrt(squares.sum(1))
    scl[scl == 0] = 1
    c, resids, rank, s = lstsq(lhs.T / scl, rhs.T, rcond)
    c = (c.T / scl).T
    if deg.ndim > 0:
        cc = zeros((lmax + 1,) + c.shape[1:], dtype=c.dtype)
        cc[deg] = c
        c = cc
    if rank != order and not full:
        _warn("The fit may be poorly conditioned", "RankWarning")
    return (c, [resids, rank, s, rcond]) if full else c


def val_nd(val, c, *args):
    args = [asanyarray(a) for a in args]
    for a in args:
        if a.shape != args[0].shape:
            raise ValueError("x, y, z are incompatible" if len(args) == 3 else "x, y are incompatible")
    c = val(args[0], c)
    for x in args[1:]:
        c = val(x, c, tensor=False)
    return c


def grid_nd(val, c, *args):
    for x in args:
        c = val(x, c)
    return c


def prepared(c, axis):
    """The coefficients with `axis` first, inexact or as they are."""
    c = array(c, ndmin=1)
    if c.dtype.kind in "?bBhHiIlLqQpPu":
        c = c.astype(float64)
    return moveaxis(c, axis, 0)
