"""Functions of complex numbers."""
import math as _math
from math import e, inf, nan, pi, tau

infj = complex(0.0, inf)
nanj = complex(0.0, nan)


def _argument(z):
    if isinstance(z, str):
        raise TypeError("must be real number, not str")
    return complex(z)


def phase(z):
    z = _argument(z)
    return _math.atan2(z.imag, z.real)


def polar(z):
    return abs(_argument(z)), phase(z)


def rect(r, phi):
    return complex(r * _math.cos(phi), r * _math.sin(phi))


_LARGE = 1.7976931348623157e308 / 4
_SQRT_LARGE = _math.sqrt(_LARGE)
_LOG_LARGE = _math.log(_LARGE)
_MIN = 2.2250738585072014e-308
_LN2 = 0.6931471805599453


def _special(name, z):
    """Of infinities and nan, as C99's Annex G has them."""
    import numpy
    with numpy.errstate(all="ignore"):
        return complex(getattr(numpy, name)(z))


def _checked(result):
    if isinf(result):
        raise OverflowError("math range error")
    return result


def _domain_error():
    raise ValueError("math domain error")


def exp(z):
    z = _argument(z)
    x, y = z.real, z.imag
    if not isfinite(z):
        if _math.isinf(y) and not _math.isnan(x) and x != -inf:
            _domain_error()
        return 0j if x == -inf and not _math.isfinite(y) else _special("exp", z)
    if x > _LOG_LARGE:
        l = _math.exp(x - 1.0)
        return _checked(complex(l * _math.cos(y) * e, l * _math.sin(y) * e))
    l = _math.exp(x)
    return complex(l * _math.cos(y), l * _math.sin(y))


def _log_abs(x, y):
    x, y = abs(x), abs(y)
    if x > _LARGE or y > _LARGE:
        return _math.log(_math.hypot(x / 2.0, y / 2.0)) + _LN2
    if x < _MIN and y < _MIN:
        if x == 0.0 and y == 0.0:
            _domain_error()
        return _math.log(_math.hypot(_math.ldexp(x, 53), _math.ldexp(y, 53))) - 53 * _LN2
    h = _math.hypot(x, y)
    if 0.71 <= h <= 1.73:
        larger, smaller = max(x, y), min(x, y)
        return _math.log1p((larger - 1) * (larger + 1) + smaller * smaller) / 2.0
    return _math.log(h)


def _log(z):
    return complex(_log_abs(z.real, z.imag), phase(z)) if isfinite(z) else _special("log", z)


def log(z, base=None):
    result = _log(_argument(z))
    return result if base is None else result / _log(_argument(base))


def log10(z):
    r = _log(_argument(z))
    return complex(r.real / 2.302585092994046, r.imag / 2.302585092994046)


def sqrt(z):
    z = _argument(z)
    x, y = abs(z.real), abs(z.imag)
    if not isfinite(z):
        return _special("sqrt", z)
    if x == 0.0 and y == 0.0:
        return complex(0.0, z.imag)
    if x < _MIN and y < _MIN:
        x = _math.ldexp(x, 53)
        s = _math.ldexp(_math.sqrt(x + _math.hypot(x, _math.ldexp(y, 53))), -27)
    else:
        x /= 8.0
        s = 2.0 * _math.sqrt(x + _math.hypot(x, y / 8.0))
    d = y / (2.0 * s)
    if z.real >= 0.0:
        return complex(s, _math.copysign(d, z.imag))
    return complex(d, _math.copysign(s, z.imag))


def cosh(z):
    z = _argument(z)
    x, y = z.real, z.imag
    if not isfinite(z):
        if _math.isinf(y) and not _math.isnan(x):
            _domain_error()
        return _special("cosh", z)
    if abs(x) > _LOG_LARGE:
        x -= _math.copysign(1.0, x)
        return _checked(complex(_math.cos(y) * _math.cosh(x) * e, _math.sin(y) * _math.sinh(x) * e))
    return complex(_math.cos(y) * _math.cosh(x), _math.sin(y) * _math.sinh(x))


def sinh(z):
    z = _argument(z)
    x, y = z.real, z.imag
    if not isfinite(z):
        if _math.isinf(y) and not _math.isnan(x):
            _domain_error()
        return _special("sinh", z)
    if abs(x) > _LOG_LARGE:
        x -= _math.copysign(1.0, x)
        return _checked(complex(_math.cos(y) * _math.sinh(x) * e, _math.sin(y) * _math.cosh(x) * e))
    return complex(_math.cos(y) * _math.sinh(x), _math.sin(y) * _math.cosh(x))


def tanh(z):
    z = _argument(z)
    x, y = z.real, z.imag
    if not isfinite(z):
        if _math.isinf(y) and _math.isfinite(x):
            _domain_error()
        if _math.isinf(x) and not _math.isfinite(y):
            return complex(_math.copysign(1.0, x), 0.0)
        return _special("tanh", z)
    if abs(x) > _LOG_LARGE:
        return complex(_math.copysign(1.0, x), 4.0 * _math.sin(y) * _math.cos(y) * _math.exp(-2.0 * abs(x)))
    tx, ty, cx = _math.tanh(x), _math.tan(y), 1.0 / _math.cosh(x)
    txty = tx * ty
    denominator = 1.0 + txty * txty
    return complex(tx * (1.0 + ty * ty) / denominator, ((ty / denominator) * cx) * cx)


def cos(z):
    z = _argument(z)
    return cosh(complex(-z.imag, z.real))


def sin(z):
    z = _argument(z)
    s = sinh(complex(-z.imag, z.real))
    return complex(s.imag, -s.real)


def tan(z):
    z = _argument(z)
    s = tanh(complex(-z.imag, z.real))
    return complex(s.imag, -s.real)


# The inverse functions: W. Kahan, "Branch cuts for complex elementary functions" (1987).
def _log_large(z):
    return _math.log(_math.hypot(z.real / 2.0, z.imag / 2.0)) + _LN2 * 2.0


def _is_large(z):
    return abs(z.real) > _LARGE or abs(z.imag) > _LARGE


def acos(z):
    z = _argument(z)
    if not isfinite(z):
        return _special("arccos", z)
    if _is_large(z):
        length = _log_large(z)
        imag = -_math.copysign(length, z.imag) if z.real < 0.0 else _math.copysign(length, -z.imag)
        return complex(_math.atan2(abs(z.imag), z.real), imag)
    s = sqrt(complex(1.0 - z.real, -z.imag))
    t = sqrt(complex(1.0 + z.real, z.imag))
    return complex(2.0 * _math.atan2(s.real, t.real), _math.asinh(t.real * s.imag - t.imag * s.real))


def acosh(z):
    z = _argument(z)
    if not isfinite(z):
        return _special("arccosh", z)
    if _is_large(z):
        return complex(_log_large(z), _math.atan2(z.imag, z.real))
    s = sqrt(complex(z.real - 1.0, z.imag))
    t = sqrt(complex(z.real + 1.0, z.imag))
    return complex(_math.asinh(s.real * t.real + s.imag * t.imag), 2.0 * _math.atan2(s.imag, t.real))


def asinh(z):
    z = _argument(z)
    if not isfinite(z):
        return _special("arcsinh", z)
    if _is_large(z):
        length = _log_large(z)
        real = _math.copysign(length, z.real) if z.imag >= 0.0 else -_math.copysign(length, -z.real)
        return complex(real, _math.atan2(z.imag, abs(z.real)))
    s = sqrt(complex(1.0 + z.imag, -z.real))
    t = sqrt(complex(1.0 - z.imag, z.real))
    return complex(_math.asinh(s.real * t.imag - t.real * s.imag),
                   _math.atan2(z.imag, s.real * t.real - s.imag * t.imag))


def asin(z):
    z = _argument(z)
    s = asinh(complex(-z.imag, z.real))
    return complex(s.imag, -s.real)


def atanh(z):
    z = _argument(z)
    if not isfinite(z):
        return _special("arctanh", z)
    if _math.copysign(1.0, z.real) < 0.0:
        return -atanh(-z)
    x, y = z.real, abs(z.imag)
    if x > _SQRT_LARGE or y > _SQRT_LARGE:
        h = _math.hypot(x / 2.0, z.imag / 2.0)
        return complex(x / 4.0 / h / h, -_math.copysign(pi / 2.0, -z.imag))
    if x == 1.0 and y < _math.sqrt(_MIN):
        if y == 0.0:
            _domain_error()
        return complex(-_math.log(_math.sqrt(y) / _math.sqrt(_math.hypot(y, 2.0))),
                       _math.copysign(_math.atan2(2.0, -y) / 2, z.imag))
    return complex(_math.log1p(4.0 * x / ((1 - x) * (1 - x) + y * y)) / 4.0,
                   -_math.atan2(-2.0 * z.imag, (1 - x) * (1 + x) - y * y) / 2.0)


def atan(z):
    z = _argument(z)
    s = atanh(complex(-z.imag, z.real))
    return complex(s.imag, -s.real)


def isnan(z):
    z = _argument(z)
    return _math.isnan(z.real) or _math.isnan(z.imag)


def isinf(z):
    z = _argument(z)
    return _math.isinf(z.real) or _math.isinf(z.imag)


def isfinite(z):
    return not isnan(z) and not isinf(z)


def isclose(a, b, *, rel_tol=1e-9, abs_tol=0.0):
    return a == b or abs(a - b) <= max(rel_tol * max(abs(a), abs(b)), abs_tol)
