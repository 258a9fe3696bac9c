"""Exact rational numbers."""
import math as _math
import numbers as _numbers
import operator as _operator
import re as _re

_TEXT = _re.compile(r"\s*([-+]?)(?=\d|\.\d)(\d*|\d+(?:_\d+)*)(?:(?:/(\d+(?:_\d+)*))?|(?:\.(\d*|\d+(?:_\d+)*))?(?:[eE]([-+]?\d+(?:_\d+)*))?)\s*\Z")


class Fraction(_numbers.Rational):
    __slots__ = ("_numerator", "_denominator")

    def __reduce__(self):
        return type(self), (self._numerator, self._denominator)

    def __new__(cls, numerator=0, denominator=None):
        self = object.__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                n, d = numerator, 1
            elif isinstance(numerator, Fraction):
                n, d = numerator._numerator, numerator._denominator
            elif isinstance(numerator, (int, float)) or hasattr(numerator, "as_integer_ratio"):
                n, d = numerator.as_integer_ratio()
            elif isinstance(numerator, str):
                n, d = _parse(numerator)
            else:
                raise TypeError("argument should be a string or a Rational instance")
            self._numerator, self._denominator = int(n), int(d)
            return self
        if type(numerator) is int and type(denominator) is int:
            n, d = numerator, denominator
        elif isinstance(numerator, (int, Fraction)) and isinstance(denominator, (int, Fraction)):
            n = numerator.numerator * denominator.denominator
            d = numerator.denominator * denominator.numerator
        else:
            raise TypeError("both arguments should be Rational instances")
        if d == 0:
            raise ZeroDivisionError("Fraction(%s, 0)" % n)
        g = _math.gcd(n, d)
        if d < 0:
            g = -g
        self._numerator, self._denominator = n // g, d // g
        return self

    @classmethod
    def from_float(cls, f):
        if not isinstance(f, (int, float)):
            raise TypeError("%s.from_float() only takes floats, not %r (%s)" % (cls.__name__, f, type(f).__name__))
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        return cls(*dec.as_integer_ratio())

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def as_integer_ratio(self):
        return (self._numerator, self._denominator)

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction whose denominator is not larger, by its continued fraction."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        below, above = Fraction(p0 + k * p1, q0 + k * q1), Fraction(p1, q1)
        return above if abs(above - self) <= abs(below - self) else below

    def __repr__(self):
        return "%s(%s, %s)" % (self.__class__.__name__, self._numerator, self._denominator)

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else "%s/%s" % (self._numerator, self._denominator)

    def __add__(self, other):
        return _apply(self, other, lambda a, b: Fraction(a._numerator * b._denominator + b._numerator * a._denominator,
                                                         a._denominator * b._denominator), _operator.add)

    def __radd__(self, other):
        return _reflected(other, self, _operator.add)

    def __sub__(self, other):
        return _apply(self, other, lambda a, b: Fraction(a._numerator * b._denominator - b._numerator * a._denominator,
                                                         a._denominator * b._denominator), _operator.sub)

    def __rsub__(self, other):
        return _reflected(other, self, _operator.sub)

    def __mul__(self, other):
        return _apply(self, other, lambda a, b: Fraction(a._numerator * b._numerator, a._denominator * b._denominator), _operator.mul)

    def __rmul__(self, other):
        return _reflected(other, self, _operator.mul)

    def __truediv__(self, other):
        return _apply(self, other, lambda a, b: _ratio(a._numerator * b._denominator, a._denominator * b._numerator), _operator.truediv)

    def __rtruediv__(self, other):
        return _reflected(other, self, _operator.truediv)

    def __floordiv__(self, other):
        return _apply(self, other, lambda a, b: (a._numerator * b._denominator) // (a._denominator * b._numerator), _operator.floordiv)

    def __rfloordiv__(self, other):
        return _reflected(other, self, _operator.floordiv)

    def __mod__(self, other):
        return _apply(self, other, lambda a, b: Fraction((a._numerator * b._denominator) % (b._numerator * a._denominator),
                                                         a._denominator * b._denominator), _operator.mod)

    def __rmod__(self, other):
        return _reflected(other, self, _operator.mod)

    def __divmod__(self, other):
        return _apply(self, other, lambda a, b: (a // b, a % b), divmod)

    def __rdivmod__(self, other):
        return _reflected(other, self, divmod)

    def __pow__(self, other):
        if not isinstance(other, (int, Fraction)):
            return float(self) ** other if isinstance(other, (float, complex)) else NotImplemented
        other = Fraction(other)
        if other._denominator != 1:
            return float(self) ** float(other)
        p = other._numerator
        if p >= 0:
            return Fraction(self._numerator ** p, self._denominator ** p)
        return _ratio(self._denominator ** -p, self._numerator ** -p)

    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0:
            return other ** self._numerator
        if isinstance(other, int):
            return Fraction(other) ** self
        return other ** float(self)

    def __pos__(self):
        return Fraction(self._numerator, self._denominator)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __int__(self):
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    __trunc__ = __int__

    def __float__(self):
        return self._numerator / self._denominator

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            twice = rest * 2
            if twice < self._denominator or (twice == self._denominator and floor % 2 == 0):
                return floor
            return floor + 1
        shift = 10 ** abs(ndigits)
        return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)

    def __hash__(self):
        try:
            inverse = pow(self._denominator, -1, 2 ** 61 - 1)
        except ValueError:
            h = 314159
        else:
            h = hash(hash(abs(self._numerator)) * inverse)
        h = h if self._numerator >= 0 else -h
        return -2 if h == -1 else h

    def __eq__(self, other):
        if isinstance(other, (int, Fraction)):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, float):
            return 0.0 == other if _math.isnan(other) or _math.isinf(other) else self == Fraction(other)
        if isinstance(other, complex) and other.imag == 0:
            return self == other.real
        return NotImplemented

    def _order(self, other, op):
        if isinstance(other, (int, Fraction)):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            return op(0.0, other) if _math.isnan(other) or _math.isinf(other) else op(self, Fraction(other))
        return NotImplemented

    def __lt__(self, other):
        return self._order(other, _operator.lt)

    def __gt__(self, other):
        return self._order(other, _operator.gt)

    def __le__(self, other):
        return self._order(other, _operator.le)

    def __ge__(self, other):
        return self._order(other, _operator.ge)

    def __bool__(self):
        return self._numerator != 0

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _ratio(n, d):
    if d == 0:
        raise ZeroDivisionError("Fraction(%s, 0)" % n)
    return Fraction(n, d)


def _apply(a, b, exact, general):
    if isinstance(b, (int, Fraction)):
        return exact(a, Fraction(b))
    if isinstance(b, float):
        return general(float(a), b)
    if isinstance(b, complex):
        return general(complex(float(a)), b)
    return NotImplemented


def _reflected(a, b, general):
    if isinstance(a, int):
        return general(Fraction(a), b)
    if isinstance(a, float):
        return general(a, float(b))
    if isinstance(a, complex):
        return general(a, complex(float(b)))
    return NotImplemented


def _parse(text):
    m = _TEXT.match(text)
    if m is None:
        raise ValueError("Invalid literal for Fraction: %r" % text)
    n = int(m.group(2) or "0")
    if m.group(3):
        d = int(m.group(3))
        if d == 0:
            raise ZeroDivisionError("Fraction(%s, 0)" % (-n if m.group(1) == "-" else n))
    else:
        d = 1
        if m.group(4):
            digits = m.group(4).replace("_", "")
            d = 10 ** len(digits)
            n = n * d + int(digits)
        if m.group(5):
            e = int(m.group(5))
            if e >= 0:
                n *= 10 ** e
            else:
                d *= 10 ** -e
    if m.group(1) == "-":
        n = -n
    g = _math.gcd(n, d)
    return n // g, d // g
