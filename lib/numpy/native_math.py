"""The functions of `math`, and operators, that native code composes of others."""
import math as _math


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
    s = 0.0
    for a, b in zip(p, q):
        s = s + (a - b) * (a - b)
    return s ** 0.5


def fmod(x, y):
    r = abs(x) % abs(y)
    return -r if x < 0 else r


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
            result = result * factor % mod
        exp >>= 1
        if exp:
            factor = factor * factor % mod
    return result


def _inverse(a, mod):
    r, next_r, t, next_t = mod, a, 0, 1
    while next_r:
        q = r // next_r
        r, next_r = next_r, r - q * next_r
        t, next_t = next_t, t - q * next_t
    if r != 1 and r != -1:
        raise ValueError("base is not invertible for the given modulus")
    return t * r % mod
