"""Polynomials as coefficients from the highest power down: poly1d and its functions."""
from _numpy import *
from _numpy import _warn
from numpy.functions import atleast_1d, iscomplexobj, ndim, isscalar
from numpy.statistics import convolve


class RankWarning(UserWarning):
    pass


def poly(seq_of_zeros):
    z = atleast_1d(seq_of_zeros)
    if z.ndim == 2 and z.shape[0] == z.shape[1] and z.shape[0] != 0:
        from numpy.linalg import eigvals
        z = eigvals(z)
    elif z.ndim != 1:
        raise ValueError("input must be 1d or non-empty square 2d array.")
    if len(z) == 0:
        return 1.0
    if z.dtype.kind in "biu" or z.dtype == float16:
        z = z.astype(float64)
    a = ones((1,), dtype=z.dtype)
    for zero in z:
        a = convolve(a, array([1, -zero], dtype=z.dtype), mode="full")
    if a.dtype.kind == "c":
        if _all_true(equal(sort(z.astype(complex128)), sort(conjugate(z)))):
            a = a.real.copy()
    return a


def _all_true(x):
    return bool(logical_and.reduce(x, axis=None))


def roots(p):
    from numpy.linalg import eigvals
    p = atleast_1d(p)
    if p.ndim != 1:
        raise ValueError("Input must be a rank-1 array.")
    used = nonzero(p)[0]
    if len(used) == 0:
        return array([])
    trailing = len(p) - used[-1] - 1
    p = p[int(used[0]) : int(used[-1]) + 1]
    if p.dtype.kind not in "fc":
        p = p.astype(float64)
    n = len(p)
    if n > 1:
        a = zeros((n - 1, n - 1), dtype=p.dtype)
        i = arange(n - 2)
        a[i + 1, i] = 1
        a[0, :] = -p[1:] / p[0]
        r = eigvals(a)
    else:
        r = array([])
    return concatenate([r, zeros(trailing, dtype=r.dtype)])


def polyint(p, m=1, k=None):
    m = int(m)
    if m < 0:
        raise ValueError("Order of integral must be positive (see polyder)")
    constants = [0.0] * m if k is None else atleast_1d(k).tolist()
    if len(constants) == 1 and m > 1:
        constants = constants * m
    if len(constants) < m:
        raise ValueError("k must be a scalar or a rank-1 array of length 1 or >m.")
    wrapped = isinstance(p, poly1d)
    y = asarray(p)
    for i in range(m):
        y = concatenate([true_divide(y, arange(len(y), 0, -1)), [constants[i]]])
    return poly1d(y) if wrapped else y


def polyder(p, m=1):
    m = int(m)
    if m < 0:
        raise ValueError("Order of derivative must be positive (see polyint)")
    wrapped = isinstance(p, poly1d)
    y = asarray(p)
    for i in range(m):
        n = len(y) - 1
        y = y[:-1] * arange(n, 0, -1)
    return poly1d(y) if wrapped else y


def polyval(p, x):
    if isinstance(x, poly1d):
        y = 0
        for c in asarray(p):
            y = y * x + c
        return y
    p = asarray(p)
    x = asanyarray(x)
    y = zeros_like(x, dtype=result_type(x, p))
    for c in p:
        y = y * x + c
    if ndim(y) == 0:
        return asanyarray(y)[()]
    return y


def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    from numpy.linalg import lstsq, inv
    from numpy.shaping import vander
    x = asarray(x) + 0.0
    y = asarray(y) + 0.0
    if deg < 0:
        raise ValueError("expected deg >= 0")
    if x.ndim != 1:
        raise TypeError("expected 1D vector for x")
    if x.size == 0:
        raise TypeError("expected non-empty vector for x")
    if y.ndim < 1 or y.ndim > 2:
        raise TypeError("expected 1D or 2D array for y")
    if x.shape[0] != y.shape[0]:
        raise TypeError("expected x and y to have same length")
    order = deg + 1
    lhs = vander(x, order)
    rhs = y
    if w is not None:
        w = asarray(w) + 0.0
        lhs = lhs * w[:, newaxis]
        rhs = rhs * (w[:, newaxis] if rhs.ndim == 2 else w)
    scale = sqrt(add.reduce(lhs * lhs, axis=0))
    lhs = lhs / scale
    rcond = len(x) * 2.0 ** -52 if rcond is None else rcond
    c, residuals, rank, s = lstsq(lhs, rhs, rcond)
    c = (c.T / scale).T
    if rank != order and not full:
        _warn("Polyfit may be poorly conditioned", "RankWarning")
    if full:
        return c, residuals, rank, s, rcond
    if cov:
        base = inv(dot(lhs.T, lhs))
        base = base / (scale[:, newaxis] * scale[newaxis, :])
        if cov == "unscaled":
            factor = 1
        else:
            if len(x) <= order:
                raise ValueError("the number of data points must exceed order to scale the covariance matrix")
            factor = residuals / (len(x) - order)
        if y.ndim == 1:
            return c, base * factor
        return c, base[:, :, newaxis] * factor
    return c


def _lengthened(a1, a2):
    """Both with as many coefficients as the longer."""
    n = len(a1) if len(a1) > len(a2) else len(a2)
    return (concatenate([zeros(n - len(a1), dtype=a1.dtype), a1]), concatenate([zeros(n - len(a2), dtype=a2.dtype), a2]))


def polyadd(a1, a2):
    wrapped = isinstance(a1, poly1d) or isinstance(a2, poly1d)
    x, y = _lengthened(atleast_1d(a1), atleast_1d(a2))
    return poly1d(x + y) if wrapped else x + y


def polysub(a1, a2):
    wrapped = isinstance(a1, poly1d) or isinstance(a2, poly1d)
    x, y = _lengthened(atleast_1d(a1), atleast_1d(a2))
    return poly1d(x - y) if wrapped else x - y


def polymul(a1, a2):
    wrapped = isinstance(a1, poly1d) or isinstance(a2, poly1d)
    val = convolve(poly1d(a1).coeffs, poly1d(a2).coeffs)
    return poly1d(val) if wrapped else val


def polydiv(u, v):
    wrapped = isinstance(u, poly1d) or isinstance(v, poly1d)
    u = atleast_1d(u) + 0.0
    v = atleast_1d(v) + 0.0
    n = len(v) - 1
    w = u[0] + v[0]
    q = zeros((len(u) - n if len(u) > n else 1,), dtype=w.dtype)
    r = u.astype(w.dtype)
    scale = 1.0 / v[0]
    for k in range(len(u) - n):
        d = scale * r[k]
        q[k] = d
        r[k : k + n + 1] -= d * v
    while len(r) > 1 and absolute(r[0]) <= 1e-14:
        r = r[1:]
    if wrapped:
        return poly1d(q), poly1d(r)
    return q, r


def _number_text(q):
    return "%.4g" % q


def _coefficient_text(c):
    if not iscomplexobj(c) or c.imag == 0:
        return _number_text(c.real)
    if c.real == 0:
        return _number_text(c.imag) + "j"
    return "(" + _number_text(c.real) + " + " + _number_text(c.imag) + "j)"


def _two_lines(pieces, tail, width=70):
    """Pieces of (text, power), the powers raised to a line above, in lines of at most width."""
    done, upper, lower = " ", "", ""
    for text, power in pieces:
        below = text + " " * (len(power) - 1)
        above = " " * (len(text) - 1) + power
        if len(lower) + len(below) > width or len(upper) + len(above) > width:
            done += upper + "\n" + lower + "\n "
            upper, lower = above, below
        else:
            upper += above
            lower += below
    return done + upper + "\n" + lower + tail


class poly1d:
    __hash__ = None

    def __init__(self, c_or_r, r=False, variable=None):
        self._variable = "x"
        if isinstance(c_or_r, poly1d):
            self._variable = c_or_r._variable
            self._coeffs = c_or_r._coeffs
        else:
            c = atleast_1d(poly(c_or_r) if r else c_or_r)
            if c.ndim > 1:
                raise ValueError("Polynomial must be 1d only.")
            used = nonzero(c)[0]
            c = c[int(used[0]):] if len(used) else zeros((1,), dtype=c.dtype)
            self._coeffs = c
        if variable is not None:
            self._variable = variable

    @property
    def coeffs(self):
        return self._coeffs

    @coeffs.setter
    def coeffs(self, value):
        if value is not self._coeffs:
            raise AttributeError("Cannot set attribute")

    coef = coefficients = c = coeffs

    @property
    def variable(self):
        return self._variable

    @property
    def order(self):
        return len(self._coeffs) - 1

    o = order

    @property
    def roots(self):
        return roots(self._coeffs)

    r = roots

    def __array__(self, t=None):
        return asarray(self._coeffs) if t is None else asarray(self._coeffs, dtype=t)

    def __repr__(self):
        return "poly1d(" + repr(self._coeffs)[6:-1] + ")"

    def __len__(self):
        return self.order

    def __str__(self):
        n = self.order
        text, pieces = "", []
        for k, c in enumerate(self._coeffs):
            number, power = _coefficient_text(c), n - k
            if number == "0":
                if n == 0:
                    text = "0"
                continue
            if k > 0:
                minus = number.startswith("-")
                text += " - " if minus else " + "
                number = number[1:] if minus else number
            text += number + (" " + self._variable if power > 0 else "")
            if power > 1:
                pieces.append((text, str(power)))
                text = ""
        return _two_lines(pieces, text)

    def __call__(self, val):
        return polyval(self._coeffs, val)

    def __neg__(self):
        return poly1d(-self._coeffs)

    def __pos__(self):
        return self

    def __mul__(self, other):
        if isscalar(other):
            return poly1d(self._coeffs * other)
        return poly1d(polymul(self._coeffs, poly1d(other)._coeffs))

    def __rmul__(self, other):
        if isscalar(other):
            return poly1d(other * self._coeffs)
        return poly1d(polymul(poly1d(other)._coeffs, self._coeffs))

    def __add__(self, other):
        return poly1d(polyadd(self._coeffs, poly1d(other)._coeffs))

    __radd__ = __add__

    def __pow__(self, val):
        if not isscalar(val) or int(val) != val or val < 0:
            raise ValueError("Power to non-negative integers only.")
        res = [1]
        for i in range(val):
            res = polymul(self._coeffs, res)
        return poly1d(res)

    def __sub__(self, other):
        return poly1d(polysub(self._coeffs, poly1d(other)._coeffs))

    def __rsub__(self, other):
        return poly1d(polysub(poly1d(other)._coeffs, self._coeffs))

    def __truediv__(self, other):
        if isscalar(other):
            return poly1d(self._coeffs / other)
        return polydiv(self, poly1d(other))

    def __rtruediv__(self, other):
        if isscalar(other):
            return poly1d(other / self._coeffs)
        return polydiv(poly1d(other), self)

    def __eq__(self, other):
        if not isinstance(other, poly1d):
            return NotImplemented
        if self._coeffs.shape != other._coeffs.shape:
            return False
        return _all_true(equal(self._coeffs, other._coeffs))

    def __ne__(self, other):
        if not isinstance(other, poly1d):
            return NotImplemented
        return not self == other

    def __getitem__(self, val):
        ind = self.order - val
        if val > self.order or val < 0:
            return self._coeffs.dtype.type(0)
        return self._coeffs[ind]

    def __setitem__(self, key, val):
        ind = self.order - key
        if key < 0:
            raise ValueError("Does not support negative powers.")
        if key > self.order:
            self._coeffs = concatenate([zeros(key - self.order, self._coeffs.dtype), self._coeffs])
            ind = 0
        self._coeffs[ind] = val

    def __iter__(self):
        return iter(self._coeffs)

    def integ(self, m=1, k=0):
        return poly1d(polyint(self._coeffs, m=m, k=k))

    def deriv(self, m=1):
        return poly1d(polyder(self._coeffs, m=m))
