"""Decimal floating point, after the General Decimal Arithmetic Specification."""
import math
import sys

from decimal.context import *
from decimal.context import (BasicContext, Clamped, Context, ConversionSyntax, DecimalException, DefaultContext, DivisionByZero,
                             DivisionImpossible, DivisionUndefined, ExtendedContext, FloatOperation, Inexact, InvalidContext,
                             InvalidOperation, Overflow, Rounded, Subnormal, Underflow, digit_count, digits, getcontext, install,
                             localcontext, natural, rounded, setcontext)
from decimal.series import exp_fixed, ln_fixed, rounded_series
from decimal.text import NUMBER, formatted, scientific

HAVE_THREADS = HAVE_CONTEXTVAR = True


class DecimalTuple(tuple):
    __module__ = "decimal"

    def __new__(cls, sign, digits, exponent):
        self = tuple.__new__(cls, (sign, digits, exponent))
        return self

    sign = property(lambda self: self[0])
    digits = property(lambda self: self[1])
    exponent = property(lambda self: self[2])

    def __repr__(self):
        return f"DecimalTuple(sign={self[0]!r}, digits={self[1]!r}, exponent={self[2]!r})"


def make(sign, coefficient, exponent):
    self = object.__new__(Decimal)
    self._sign, self._int, self._exp, self._special = sign, coefficient, exponent, ""
    return self


def special(sign, kind, payload=0):
    """kind: F infinity, n NaN, N signaling NaN."""
    self = object.__new__(Decimal)
    self._sign, self._int, self._exp, self._special = sign, payload, 0, kind
    return self


def convert(x):
    if isinstance(x, Decimal):
        return x
    if isinstance(x, int):
        return make(int(x < 0), abs(int(x)), 0)
    return NotImplemented


def invalid(context, condition=InvalidOperation):
    context.signal(condition)
    return special(0, "n")


def finish(sign, coefficient, exponent, context):
    """The number rounded to the context, with its conditions signalled."""
    etiny, etop = context.Emin - context.prec + 1, context.Emax - context.prec + 1
    if not coefficient:
        fixed = min(max(exponent, etiny), etop if context.clamp else context.Emax)
        if fixed != exponent:
            context.signal(Clamped)
        return make(sign, 0, fixed)
    count = digit_count(coefficient)
    subnormal = exponent + count - 1 < context.Emin
    if subnormal:
        context.signal(Subnormal)
    drop = max(count - context.prec, etiny - exponent)
    if drop > 0:
        before, coefficient = coefficient, rounded(sign, coefficient, drop, context.rounding)
        coefficient, inexact = coefficient
        exponent += drop
        if digit_count(coefficient or 1) > context.prec:
            coefficient, exponent = coefficient // 10, exponent + 1
        if exponent + digit_count(coefficient or 1) - 1 <= context.Emax:
            if inexact and subnormal:
                context.signal(Underflow)
            if inexact:
                context.signal(Inexact)
            context.signal(Rounded)
            if not coefficient:
                context.signal(Clamped)
    if exponent + digit_count(coefficient or 1) - 1 > context.Emax:
        return overflowed(sign, context)
    if context.clamp and exponent > etop:
        context.signal(Clamped)
        coefficient, exponent = coefficient * 10 ** (exponent - etop), etop
    return make(sign, coefficient, exponent)


def overflowed(sign, context):
    for condition in (Overflow, Inexact, Rounded):
        context.signal(condition)
    mode = context.rounding
    if mode in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN, ROUND_UP) or mode == (ROUND_FLOOR if sign else ROUND_CEILING):
        return special(sign, "F")
    return make(sign, 10 ** context.prec - 1, context.Emax - context.prec + 1)


def of_float(x):
    sign = int(math.copysign(1.0, x) < 0)
    if x != x:
        return special(0, "n")
    if x in (math.inf, -math.inf):
        return special(sign, "F")
    n, d = abs(x).as_integer_ratio()
    k = d.bit_length() - 1
    return make(sign, n * 5 ** k, -k)


def of_text(text):
    m = NUMBER.fullmatch(text.strip().replace("_", ""))
    if not m:
        return invalid(getcontext(), ConversionSyntax)
    sign = int(m["sign"] == "-")
    if m["int"] is None and m["frac"] is None:
        if m["diag"] is None:
            return special(sign, "F")
        return special(sign, "N" if m["signal"] else "n", int(m["diag"] or 0))
    fraction = m["frac"] or ""
    return make(sign, natural((m["int"] or "") + fraction or "0"), int(m["exp"] or 0) - len(fraction))


def of_tuple(value):
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, numerals, exponent = value
    if sign not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    coefficient = natural("".join(map(str, numerals)) or "0")
    return special(sign, exponent, coefficient if exponent != "F" else 0) if exponent in ("F", "n", "N") else make(sign, coefficient, exponent)


class Decimal:
    __slots__ = ("_sign", "_int", "_exp", "_special")

    def __new__(cls, value="0", context=None):
        if isinstance(value, Decimal):
            made = value
        elif isinstance(value, int):
            made = convert(value)
        elif isinstance(value, str):
            made = of_text(value)
        elif isinstance(value, float):
            getcontext().signal(FloatOperation)
            made = of_float(value)
        elif isinstance(value, (tuple, list)):
            made = of_tuple(value)
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        if cls is Decimal and made is not value:
            return made
        self = object.__new__(cls)
        self._sign, self._int, self._exp, self._special = made._sign, made._int, made._exp, made._special
        return self

    @classmethod
    def from_float(cls, f):
        return cls(of_float(float(f)))

    # What a number is

    def is_nan(self):
        return self._special in ("n", "N")

    def is_qnan(self):
        return self._special == "n"

    def is_snan(self):
        return self._special == "N"

    def is_infinite(self):
        return self._special == "F"

    def is_finite(self):
        return not self._special

    def is_signed(self):
        return self._sign == 1

    def is_zero(self):
        return not self._special and not self._int

    def is_normal(self, context=None):
        return not self._special and self._int != 0 and self.adjusted() >= (context or getcontext()).Emin

    def is_subnormal(self, context=None):
        return not self._special and self._int != 0 and self.adjusted() < (context or getcontext()).Emin

    def is_canonical(self):
        return True

    def canonical(self):
        return self

    def radix(self):
        return Decimal(10)

    def conjugate(self):
        return self

    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def __bool__(self):
        return bool(self._special or self._int)

    def adjusted(self):
        return 0 if self._special else self._exp + len(digits(self._int)) - 1

    def as_tuple(self):
        if self._special:
            return DecimalTuple(self._sign, (0,) if self._special == "F" else tuple(map(int, digits(self._int))) if self._int else (),
                                self._special)
        return DecimalTuple(self._sign, tuple(map(int, digits(self._int))), self._exp)

    def as_integer_ratio(self):
        if self._special:
            raise (OverflowError if self._special == "F" else ValueError)(
                f"cannot convert {'Infinity' if self._special == 'F' else 'NaN'} to integer ratio")
        n, d = self._int * 10 ** max(self._exp, 0), 10 ** max(-self._exp, 0)
        g = math.gcd(n, d)
        return (-n if self._sign else n) // g, d // g

    def number_class(self, context=None):
        if self.is_nan():
            return "NaN" if self._special == "n" else "sNaN"
        kind = "Infinity" if self._special else "Zero" if not self._int else "Subnormal" if self.is_subnormal(context) else "Normal"
        return ("-" if self._sign else "+") + kind

    # Text

    def __str__(self, eng=False, context=None):
        capitals = (context or getcontext()).capitals
        if self._special == "F":
            return "-Infinity" if self._sign else "Infinity"
        if self._special:
            return ("-" if self._sign else "") + ("sNaN" if self._special == "N" else "NaN") + (str(self._int) if self._int else "")
        return scientific(self._sign, self._int, self._exp, eng, capitals)

    def __repr__(self):
        return f"Decimal('{self}')"

    def to_eng_string(self, context=None):
        return self.__str__(True, context)

    def __format__(self, spec, context=None):
        context = context or getcontext()
        return formatted(self, spec, context.rounding, context.capitals)

    # Conversions

    def __int__(self):
        if self._special:
            raise (OverflowError if self._special == "F" else ValueError)(
                f"cannot convert {'Infinity' if self._special == 'F' else 'NaN'} to integer")
        n = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
        return -n if self._sign else n

    __trunc__ = __int__

    def __float__(self):
        if self._special == "N":
            raise ValueError("cannot convert signaling NaN to float")
        return float(str(self) if not self.is_nan() else "nan")

    def __complex__(self):
        return complex(float(self))

    def __integral(self, rounding):
        if self._special:
            return int(self)
        return int(self.to_integral_value(rounding))

    def __floor__(self):
        return self.__integral(ROUND_FLOOR)

    def __ceil__(self):
        return self.__integral(ROUND_CEILING)

    def __round__(self, n=None):
        if n is None:
            return self.__integral(ROUND_HALF_EVEN)
        return self.quantize(make(0, 1, -n))

    def __hash__(self):
        if self.is_snan():
            raise TypeError("Cannot hash a signaling NaN value")
        if self._special:
            return object.__hash__(self) if self.is_nan() else hash(-math.inf if self._sign else math.inf)
        p = sys.hash_info.modulus
        h = self._int * (pow(10, self._exp, p) if self._exp >= 0 else pow(pow(10, p - 2, p), -self._exp, p)) % p
        return (-2 if h == 1 else -h) if self._sign else h

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return Decimal, (str(self),)

    # Signs

    def copy_abs(self):
        return self.copy_sign(Decimal(0))

    def copy_negate(self):
        return self.copy_sign(make(1 - self._sign, 0, 0))

    def copy_sign(self, other, context=None):
        r = special(convert(other)._sign, self._special, self._int)
        r._exp = self._exp
        return r

    def _nan(self, context, *others):
        """The NaN that an operation on these gives, or None."""
        operands = (self, *others)
        for x in operands:
            if x._special == "N":
                context.signal(InvalidOperation)
                return special(x._sign, "n", x._int)
        return next((x for x in operands if x._special == "n"), None)

    def _fixed(self, context):
        if self._special:
            return self._nan(context) or self
        return finish(self._sign, self._int, self._exp, context)

    def __pos__(self, context=None):
        context = context or getcontext()
        return self.copy_abs()._fixed(context) if not self and context.rounding != ROUND_FLOOR else self._fixed(context)

    def __neg__(self, context=None):
        context = context or getcontext()
        return self.__pos__(context) if not self else self.copy_negate()._fixed(context)

    def __abs__(self, context=None):
        return self.copy_abs()._fixed(context or getcontext())

    # Comparison

    def _order(self, other):
        """-1, 0 or 1; neither is a NaN."""
        a, b = (0 if not x else (-1 if x._sign else 1) for x in (self, other))
        if a != b or a == 0:
            return (a > b) - (a < b)
        if self._special or other._special:
            return a * ((self._special == "F") - (other._special == "F"))
        if self.adjusted() != other.adjusted():
            return a if self.adjusted() > other.adjusted() else -a
        low = min(self._exp, other._exp)
        x, y = self._int * 10 ** (self._exp - low), other._int * 10 ** (other._exp - low)
        return a * ((x > y) - (x < y))

    def __comparable(self, other, equality):
        if isinstance(other, float):
            getcontext().flags[FloatOperation] = True
            return of_float(other)
        if isinstance(other, complex) and equality and other.imag == 0:
            return of_float(other.real)
        if not isinstance(other, (Decimal, int)) and hasattr(other, "numerator") and hasattr(other, "denominator"):
            return Ratio(other.numerator, other.denominator)
        return convert(other)

    def __compare(self, other, test, equality=False):
        other = self.__comparable(other, equality)
        if other is NotImplemented:
            return other
        if isinstance(other, Ratio):
            return test(make(self._sign, self._int * other.d, self._exp)._order(convert(other.n))) if not self._special else \
                not self.is_nan() and test(-1 if self._sign else 1)
        if self.is_nan() or other.is_nan():
            if not equality or self.is_snan() or other.is_snan():
                getcontext().signal(InvalidOperation)
            return False
        return test(self._order(other))

    def __eq__(self, other):
        return self.__compare(other, lambda c: c == 0, True)

    def __lt__(self, other):
        return self.__compare(other, lambda c: c < 0)

    def __le__(self, other):
        return self.__compare(other, lambda c: c <= 0)

    def __gt__(self, other):
        return self.__compare(other, lambda c: c > 0)

    def __ge__(self, other):
        return self.__compare(other, lambda c: c >= 0)

    def compare(self, other, context=None):
        other = convert(other)
        return self._nan(context or getcontext(), other) or Decimal(self._order(other))

    compare_signal = compare

    def compare_total(self, other, context=None):
        def key(x):
            rank = {"": 0, "F": 1, "N": 2, "n": 3}[x._special]
            value = (rank, x.adjusted() if x._int or rank else -MAX_EMAX * 3, x._int if rank else 0)
            return value
        other = convert(other)
        if self._sign != other._sign:
            return Decimal(-1 if self._sign else 1)
        flip = -1 if self._sign else 1
        if self._special or other._special:
            a, b = key(self), key(other)
            return Decimal(flip * ((a > b) - (a < b)))
        order = self._order(other)
        return Decimal(order or flip * ((self._exp > other._exp) - (self._exp < other._exp)))

    def __extreme(self, other, sign, context):
        context, other = context or getcontext(), convert(other)
        if self.is_nan() != other.is_nan() and not self.is_snan() and not other.is_snan():
            return (other if self.is_nan() else self)._fixed(context)
        nan = self._nan(context, other)
        if nan:
            return nan
        order = self._order(other) or int(self.compare_total(other))
        return (self if order * sign >= 0 else other)._fixed(context)

    def max(self, other, context=None):
        return self.__extreme(other, 1, context)

    def min(self, other, context=None):
        return self.__extreme(other, -1, context)

    def same_quantum(self, other, context=None):
        other = convert(other)
        if self._special or other._special:
            return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
        return self._exp == other._exp


class Ratio:
    def __init__(self, n, d):
        self.n, self.d = n, d


from decimal import arithmetic, functions   # the rest of the methods

install(Decimal)
