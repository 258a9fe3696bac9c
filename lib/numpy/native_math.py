"""The functions of `math`, and operators, that native code composes of others."""
import math as _math
from _numpy import floor as _floor


def factorial(n):
    if n < 0:
        raise ValueError("factorial() not defined for negative values")
    r = 1
    for i in range(2, n + 1):
        r = r * i
    return r


def gcd(*integers):
    r = 0
    for n in integers:
        r = _gcd(r, abs(n))
    return r


def _gcd(a, b):
    while b != 0:
        a, b = b, a % b
    return a


def lcm(*integers):
    r = 1
    for n in integers:
        if n == 0:
            return 0
        r = r // _gcd(r, abs(n)) * abs(n)
    return r


def comb(n, k):
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    if k > n:
        return 0
    r = 1
    for i in range(k):
        r = r * (n - i) // (i + 1)
    return r


def perm(n, k=None):
    if k is None:
        return factorial(n)
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    r = 1
    for i in range(k):
        r = r * (n - i)
    return r


def isqrt(n):
    if n < 0:
        raise ValueError("isqrt() argument must be nonnegative")
    r = int(n ** 0.5)
    while r * r > n:
        r = r - 1
    while (r + 1) * (r + 1) <= n:
        r = r + 1
    return r


def isinf(x):
    return abs(x) == float("inf")


def isfinite(x):
    return x - x == 0


def degrees(x):
    return x * (180.0 / 3.141592653589793)


def radians(x):
    return x * (3.141592653589793 / 180.0)


def prod(iterable, *, start=1):
    r = start
    for x in iterable:
        r = r * x
    return r


def dist(p, q):
    if len(p) != len(q):
        raise ValueError("both points must have the same number of dimensions")
    if len(p) == 2:
        return _math._hypot(p[0] - q[0], p[1] - q[1])
    s = 0.0
    for a, b in zip(p, q):
        s = s + (a - b) * (a - b)
    return s ** 0.5


def _remainder_with(of, x, y):
    x, y = float(x), float(y)
    if y == 0 or (isinf(x) and y == y):
        raise ValueError("math domain error")
    if x != x or y != y:
        return _math.nan
    if isinf(y):
        return x
    return of(x, y)


def fmod(x, y):
    return _remainder_with(_fmod, x, y)


def _fmod(x, y):
    return _math.copysign(abs(x) % abs(y), x)


def remainder(x, y):
    return _remainder_with(_remainder, x, y)


def _remainder(x, y):
    a, b = abs(x), abs(y)
    m = a % b
    c = b - m
    if m < c:
        r = m
    elif m > c:
        r = -c
    else:
        r = m - 2.0 * ((0.5 * (a - m)) % b)
    return _math.copysign(1.0, x) * r


def pow(x, y):
    x, y = float(x), float(y)
    r = _math._pow(x, y)
    if r != r and x == x and y == y:
        raise ValueError("math domain error")
    if isinf(r) and isfinite(x) and isfinite(y):
        if x == 0:
            raise ValueError("math domain error")
        raise OverflowError("math range error")
    return r


def hypot(*coordinates):
    if len(coordinates) == 2:
        return _math._hypot(coordinates[0], coordinates[1])
    largest = 0.0
    for c in coordinates:
        if isinf(c):
            return _math.inf
        if not abs(c) <= largest:
            largest = abs(float(c))
    if largest == 0 or largest != largest:
        return largest
    total = 0.0
    for c in coordinates:
        total = total + (c / largest) * (c / largest)
    return largest * _math.sqrt(total)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    apart = abs(b - a)
    return apart <= abs(rel_tol * b) or apart <= abs(rel_tol * a) or apart <= abs_tol


def modf(x):
    x = float(x)
    if isinf(x):
        return _math.copysign(0.0, x), x
    whole = _math.copysign(_floor(abs(x)), x)
    return _math.copysign(x - whole, x), whole


def fsum(seq):
    """Shewchuk's exact sum: the parts do not overlap, and their sum is the sum so far."""
    parts = [0.0]
    special = 0.0
    for x in seq:
        x = float(x)
        if not isfinite(x):
            special += x
            x = 0.0
        n = 0
        for i in range(len(parts)):
            y = parts[i]
            if abs(x) < abs(y):
                x, y = y, x
            high = x + y
            low = y - (high - x)
            if low != 0.0:
                parts[n] = low
                n += 1
            x = high
        if isinf(x):
            raise OverflowError("intermediate overflow in fsum")
        while len(parts) > n:
            parts.pop()
        parts.append(x)
    if special != 0.0:
        return special
    return _rounded_sum(parts)


def _rounded_sum(parts):
    n = len(parts) - 1
    high, low = parts[n], 0.0
    while n > 0:
        n -= 1
        x = high
        high = x + parts[n]
        low = parts[n] - (high - x)
        if low != 0.0:
            break
    # Half of a unit is rounded by what comes below it.
    if n > 0 and ((low < 0.0 and parts[n - 1] < 0.0) or (low > 0.0 and parts[n - 1] > 0.0)):
        y = low * 2.0
        x = high + y
        if y == x - high:
            high = x
    return high


# gamma and lgamma: Lanczos' approximation with 13 terms.
_G = 6.024680040776729583740234375
_NUMERATOR = (23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
              35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
              6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
              248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
              2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
              8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
              2.5066282746310002701649081771338373386264310793408)
_DENOMINATOR = (0.0, 39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0, 2637558.0, 357423.0, 32670.0,
                1925.0, 66.0, 1.0)


def _lanczos_sum(x):
    num = den = 0.0
    if x < 5:
        for i in range(12, -1, -1):
            num = num * x + _NUMERATOR[i]
            den = den * x + _DENOMINATOR[i]
    else:
        for i in range(13):
            num = num / x + _NUMERATOR[i]
            den = den / x + _DENOMINATOR[i]
    return num / den


def _sin_pi(x):
    y = abs(x) % 2.0
    n = int(2.0 * y + 0.5)
    if n == 0:
        r = _math.sin(_math.pi * y)
    elif n == 1:
        r = _math.cos(_math.pi * (y - 0.5))
    elif n == 2:
        r = _math.sin(_math.pi * (1.0 - y))
    elif n == 3:
        r = -_math.cos(_math.pi * (y - 1.5))
    else:
        r = _math.sin(_math.pi * (y - 2.0))
    return _math.copysign(1.0, x) * r


def gamma(x):
    x = float(x)
    if (x <= 0 and x == _floor(x)) or x == -_math.inf:
        raise ValueError("math domain error")
    if not isfinite(x):
        return x
    if x == _floor(x) and x <= 23:
        r = 1.0
        for i in range(2, int(x)):
            r = r * i
        return r
    r = _gamma(x)
    if isinf(r):
        raise OverflowError("math range error")
    return r


def _gamma(x):
    a = abs(x)
    half = _G - 0.5
    y = a + half
    if a < 1e-20:
        return 1.0 / x
    if a > 200:
        return 0.0 / _sin_pi(x) if x < 0 else _math.inf
    lost = y - a - half if a > half else y - half - a
    z = lost * _G / y
    power = _math._pow(y, a - 0.5) if a < 140 else _math._pow(y, a / 2.0 - 0.25)
    if x < 0:
        r = -_math.pi / _sin_pi(a) / a * _math.exp(y) / _lanczos_sum(a)
        r -= z * r
        r /= power
        return r if a < 140 else r / power
    r = _lanczos_sum(a) / _math.exp(y)
    r += z * r
    r *= power
    return r if a < 140 else r * power


def lgamma(x):
    x = float(x)
    if not isfinite(x):
        return x if x != x else _math.inf
    if x <= 0 and x == _floor(x):
        raise ValueError("math domain error")
    if x == 1 or x == 2:
        return 0.0
    a = abs(x)
    if a < 1e-20:
        return -_math.log(a)
    r = _math.log(_lanczos_sum(a)) - _G
    r += (a - 0.5) * (_math.log(a + _G - 0.5) - 1)
    if x < 0:
        r = 1.144729885849400174143427351353058711647 - _math.log(abs(_sin_pi(a))) - _math.log(a) - r
    if isinf(r):
        raise OverflowError("math range error")
    return r


def _ipow(a, n):
    r = 1
    while n > 0:
        if n % 2 == 1:
            r = r * a
        n = n // 2
        if n > 0:
            a = a * a
    return r


def _complex_quotient(z, w):
    """z / w of Python's complex numbers: Smith's method, with a division at the end where NumPy multiplies."""
    if abs(w.real) >= abs(w.imag):
        if w.real == 0:
            raise ZeroDivisionError("complex division by zero")
        ratio = w.imag / w.real
        scale = w.real + w.imag * ratio
        return complex((z.real + z.imag * ratio) / scale, (z.imag - z.real * ratio) / scale)
    if w.imag != w.imag or w.real != w.real:
        return complex(_math.nan, _math.nan)
    ratio = w.real / w.imag
    scale = w.real * ratio + w.imag
    return complex((z.real * ratio + z.imag) / scale, (z.imag * ratio - z.real) / scale)


def _complex_power(z, w):
    """z ** w of complex numbers, as CPython 3.11 computes it."""
    if w.imag == 0 and abs(w.real) <= 100 and w.real == _math.floor(w.real):
        return _whole_power(z, int(w.real))
    if w == 0:
        return 1 + 0j
    if z == 0:
        if w.imag != 0 or w.real < 0:
            raise ZeroDivisionError("0.0 to a negative or complex power")
        return 0j
    modulus = _math.hypot(z.real, z.imag)
    length = modulus ** w.real
    angle = _math.atan2(z.imag, z.real)
    phase = angle * w.real
    if w.imag != 0:
        length = length / _math.exp(angle * w.imag)
        phase = phase + w.imag * _math.log(modulus)
    r = complex(length * _math.cos(phase), length * _math.sin(phase))
    if _math.isinf(r.real) or _math.isinf(r.imag):
        raise OverflowError("complex exponentiation")
    return r


def _whole_power(z, n):
    r = 1 + 0j
    left = abs(n)
    while left > 0:
        if left % 2 == 1:
            r = r * z
        left = left // 2
        z = z * z
    if n >= 0:
        return r
    if r == 0:
        raise ZeroDivisionError("0.0 to a negative or complex power")
    return _complex_quotient(1 + 0j, r)


def pow_modulo(base, exp, mod):
    """pow() of three integers."""
    if mod == 0:
        raise ValueError("pow() 3rd argument cannot be 0")
    factor = base % mod
    if exp < 0:
        factor = _inverse(factor, mod)
        exp = -exp
    result = 1 % mod
    while exp > 0:
        if exp & 1:
            result = _product_modulo(result, factor, mod)
        exp >>= 1
        if exp:
            factor = _product_modulo(factor, factor, mod)
    return result


def _product_modulo(a, b, mod):
    """a * b % mod of what is below mod, though the product leaves 64 bits."""
    if -3037000499 <= mod <= 3037000499:
        return a * b % mod
    return _long_product(a, b, mod) if mod > 0 else -_long_product(-a, -b, -mod)


def _long_product(a, b, mod):
    product = 0
    while b > 0:
        if b & 1:
            product = product - (mod - a) if product >= mod - a else product + a
        a = a - (mod - a) if a >= mod - a else a + a
        b >>= 1
    return product


def _inverse(a, mod):
    r, next_r, t, next_t = mod, a, 0, 1
    while next_r:
        q = r // next_r
        r, next_r = next_r, r - q * next_r
        t, next_t = next_t, t - q * next_t
    if r != 1 and r != -1:
        raise ValueError("base is not invertible for the given modulus")
    return t * r % mod


def frexp(x):
    from numpy import frexp as parts

    mantissa, exponent = parts(float(x))
    return float(mantissa), int(exponent)


def ldexp(x, i):
    from numpy import ldexp as scaled

    r = float(scaled(float(x), max(min(i, 4000), -4000)))
    if r - r != 0.0 and x - x == 0.0:
        raise OverflowError("math range error")
    return r


def nextafter(x, y):
    from numpy import nextafter as after

    return float(after(float(x), float(y)))


def ulp(x):
    from numpy import nextafter as after

    x = abs(float(x))
    if x - x != 0.0:
        return x
    above = float(after(x, _math.inf))
    return above - x if above - above == 0.0 else x - float(after(x, 0.0))
