"""scipy.special: gamma and its kin, error functions, Bessel functions I, and the functions of statistics."""
import math
from numpy import (array, asarray, broadcast_arrays, exp, inf, log, maximum, nan, where,
                   float64, float32, add, isfinite, i0)


def _each(function, *args):
    """function of the elements of arrays, as floats."""
    arrays = broadcast_arrays(*[asarray(a) for a in args])
    small = len([a for a in arrays if a.dtype == float32]) == len(arrays)
    flat = [a.astype(float64).ravel().tolist() for a in arrays]
    values = array([function(*row) for row in zip(*flat)], dtype=float64).reshape(arrays[0].shape)
    return values.astype(float32)[()] if small else values[()]


def _gamma(x):
    if x == 0:
        return math.copysign(inf, x)
    if x != x or x == -inf or (x < 0 and x == math.floor(x)):
        return nan
    return math.gamma(x) if x <= 171.6243769563027 else inf   # beyond it no float holds it


def _gammaln(x):
    if x != x:
        return nan
    if x <= 0 and x == math.floor(x):
        return inf
    return math.lgamma(x)


def gamma(z):
    return _each(_gamma, z)


def gammaln(x):
    return _each(_gammaln, x)


loggamma = gammaln


def factorial(n, exact=False):
    if exact:
        return math.factorial(n)
    return _each(lambda x: 0.0 if x < 0 else _gamma(x + 1), n)


def comb(N, k, *, exact=False, repetition=False):
    if repetition:
        return comb(N + k - 1, k, exact=exact)
    if exact:
        return math.comb(N, k) if 0 <= k <= N else 0
    return _each(lambda n, r: 0.0 if r < 0 or r > n or n < 0 else float(math.comb(int(n), int(r))) if n == int(n) and r == int(r)
                 else math.exp(math.lgamma(n + 1) - math.lgamma(r + 1) - math.lgamma(n - r + 1)), N, k)


def gammasgn(x):
    return _each(lambda v: 1.0 if v > 0 or math.floor(v) % 2 == 0 else -1.0, x)


def beta(a, b):
    return _each(lambda x, y: math.exp(math.lgamma(x) + math.lgamma(y) - math.lgamma(x + y)) if x + y > 150
                 else _gamma(x) / _gamma(x + y) * _gamma(y), a, b)


def betaln(a, b):
    return _each(lambda x, y: math.lgamma(x) + math.lgamma(y) - math.lgamma(x + y), a, b)


# Bernoulli numbers B2, B4, ... for Stirling's series (Abramowitz and Stegun 6.3.18, 6.4.11).
_BERNOULLI = (1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6, -3617 / 510)


def _digamma(x):
    if x != x or x == -inf or (x < 0 and x == math.floor(x)):
        return nan
    if x == 0:
        return math.copysign(inf, -x)
    if x == inf:
        return inf
    result = 0.0
    if x < 0:
        result = -math.pi / math.tan(math.pi * x)
        x = 1 - x
    while x < 12:
        result -= 1 / x
        x += 1
    square = 1 / (x * x)
    power, tail = square, 0.0
    for k, b in enumerate(_BERNOULLI):
        tail += b / (2 * k + 2) * power
        power *= square
    return result + math.log(x) - 0.5 / x - tail


def digamma(x):
    return _each(_digamma, x)


psi = digamma


def _zeta(s, q):
    """Hurwitz's zeta function by Euler and Maclaurin's formula."""
    if s == 1:
        return inf
    if s < 1 or (q <= 0 and q == math.floor(q)):
        return inf if s > 1 else nan
    total = 0.0
    for k in range(12):
        total += (q + k) ** -s
    a = q + 12
    total += a ** (1 - s) / (s - 1) + 0.5 * a ** -s
    term, factor = s * a ** (-s - 1), 2.0
    for k, b in enumerate(_BERNOULLI):
        total += b / factor * term
        term *= (s + 2 * k + 1) * (s + 2 * k + 2) / (a * a)
        factor *= (2 * k + 3) * (2 * k + 4)
    return total


def zeta(x, q=None, out=None):
    return _each(_zeta, x, 1.0 if q is None else q)


def polygamma(n, x):
    return _each(lambda m, v: _digamma(v) if m == 0 else (-1.0) ** (m + 1) * math.factorial(int(m)) * _zeta(m + 1, v), n, x)


def erf(z):
    return _each(math.erf, z)


def erfc(x):
    return _each(math.erfc, x)


def _ndtr(x):
    return 0.5 * math.erfc(-x / math.sqrt(2))


def ndtr(x):
    return _each(_ndtr, x)


def _ndtri(p):
    """The inverse of the normal distribution: Newton's steps on the logarithm of the tail, from a rough start."""
    if p != p or p < 0 or p > 1:
        return nan
    if p == 0 or p == 1:
        return -inf if p == 0 else inf
    if p > 0.5:
        return -_ndtri(1 - p)
    if p == 0.5:
        return 0.0
    t = math.sqrt(-2 * math.log(p))
    x = t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3)
    for i in range(6):   # Halley's method; x is the upper tail's point
        tail = 0.5 * math.erfc(x / math.sqrt(2))
        density = math.exp(-0.5 * x * x) / math.sqrt(2 * math.pi)
        step = (tail - p) / density
        x += step / (1 + 0.5 * x * step)
    return -x


def ndtri(y):
    return _each(_ndtri, y)


def erfinv(y):
    return _each(lambda v: _ndtri((v + 1) / 2) / math.sqrt(2) if v > -0.5 else -_ndtri((1 - v) / 2) / math.sqrt(2), y)


def expit(x):
    x = asarray(x)
    x = x if x.dtype.kind == "f" else x.astype(float64)
    return (1 / (1 + exp(-x)))[()]


def logit(x):
    x = asarray(x)
    return log(x / (1 - x))


def xlogy(x, y):
    return _each(lambda a, b: 0.0 if a == 0 and b == b else a * (math.log(b) if b > 0 else -inf if b == 0 else nan), x, y)


def xlog1py(x, y):
    return _each(lambda a, b: 0.0 if a == 0 and b == b else a * math.log1p(b), x, y)


def entr(x):
    return _each(lambda v: -v * math.log(v) if v > 0 else 0.0 if v == 0 else -inf if v < 0 else nan, x)


def rel_entr(x, y):
    return _each(lambda a, b: a * math.log(a / b) if a > 0 and b > 0 else 0.0 if a == 0 and b >= 0 else inf, x, y)


def logsumexp(a, axis=None, b=None, keepdims=False, return_sign=False):
    if return_sign:
        raise NotImplementedError("npcc: logsumexp(return_sign=True) is not supported")
    a = asarray(a)
    high = maximum.reduce(a, axis=axis, keepdims=True)
    high = where(isfinite(high), high, 0)
    parts = exp(a - high)
    if b is not None:
        parts = asarray(b) * parts
    result = log(add.reduce(parts, axis=axis, keepdims=keepdims))
    return result + (high if keepdims else high.reshape(asarray(result).shape)[()])


def softmax(x, axis=None):
    x = asarray(x)
    e = exp(x - maximum.reduce(x, axis=axis, keepdims=True))
    return e / add.reduce(e, axis=axis, keepdims=True)


def log_softmax(x, axis=None):
    x = asarray(x)
    shifted = x - maximum.reduce(x, axis=axis, keepdims=True)
    return shifted - log(add.reduce(exp(shifted), axis=axis, keepdims=True))


def _iv(v, x):
    """The modified Bessel function of the first kind: its power series, or its expansion for large arguments."""
    if x < 0:
        if v != math.floor(v):
            return nan
        return _iv_of_positive(v, -x) * (1 if v % 2 == 0 else -1)
    return _iv_of_positive(v, x)


def _iv_of_positive(v, x):
    if v < 0 and v == math.floor(v):
        v = -v
    if x == 0:
        return 1.0 if v == 0 else 0.0 if v > 0 else inf
    if x > 30 and x > v * v:   # Abramowitz and Stegun 9.7.1
        term = total = 1.0
        for k in range(1, 60):
            new = -term * (4 * v * v - (2 * k - 1) ** 2) / (8 * k * x)
            if abs(new) >= abs(term) or new == 0:
                break
            term = new
            total += term
        return math.exp(x) / math.sqrt(2 * math.pi * x) * total
    quarter, term = x * x / 4, 1.0
    total, k = 1.0, 0
    while abs(term) > 1e-17 * abs(total):
        k += 1
        term *= quarter / (k * (k + v))
        total += term
    return (x / 2) ** v / _gamma(v + 1) * total


def iv(v, z):
    return _each(_iv, v, z)


def ive(v, z):
    return _each(lambda a, b: _iv(a, b) * math.exp(-abs(b)), v, z)


def i1(x):
    return _each(lambda v: _iv(1.0, v), x)


def i0e(x):
    return ive(0, x)


def i1e(x):
    return ive(1, x)
