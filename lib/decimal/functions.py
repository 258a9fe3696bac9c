"""Roots, powers, logarithms and neighbours of Decimal numbers."""
import math

from decimal import Decimal, convert, finish, invalid, make, special
from decimal.arithmetic import divide, multiply
from decimal.context import *
from decimal.context import Clamped, DivisionByZero, Inexact, InvalidOperation, Rounded, digit_count, digits, getcontext
from decimal.series import exp_fixed, ln_fixed, rounded_series


def ratio(x):
    """A finite number as (numerator, denominator)."""
    n = -x._int if x._sign else x._int
    return (n * 10 ** x._exp, 1) if x._exp >= 0 else (n, 10 ** -x._exp)


def half_even(context):
    """The same context for a result that is correctly rounded whatever its rounding."""
    inner = context.copy()
    inner.rounding, inner.flags, inner.traps = ROUND_HALF_EVEN, context.flags, context.traps
    return inner


def sqrt(self, context=None):
    context = context or getcontext()
    if self._special:
        return self._nan(context) or (invalid(context) if self._sign else self)
    if not self._int:
        return finish(self._sign, 0, self._exp // 2, context)
    if self._sign:
        return invalid(context)
    ideal, coefficient, exponent = self._exp // 2, self._int, self._exp
    shift = 2 * (context.prec + 1) - digit_count(coefficient)
    shift += (exponent - shift) % 2
    exact = True
    if shift >= 0:
        coefficient *= 10 ** shift
    else:
        coefficient, lost = divmod(coefficient, 10 ** -shift)
        exact = not lost
    root, exponent = math.isqrt(coefficient), (exponent - shift) // 2
    if exact and root * root == coefficient:
        while exponent < ideal and root % 10 == 0:
            root, exponent = root // 10, exponent + 1
        if exponent > ideal:
            root, exponent = root * 10 ** (exponent - ideal), ideal
    else:
        root += root % 5 == 0
    return finish(0, root, exponent, half_even(context))


def exp(self, context=None):
    context = context or getcontext()
    if self._special:
        return self._nan(context) or (make(0, 0, 0) if self._sign else self)
    if not self._int:
        return make(0, 1, 0)
    if self.adjusted() > len(str(context.Emax)):
        edge = context.Emin * 2 if self._sign else context.Emax * 2
        return finish(0, 1, edge, half_even(context))
    if self.adjusted() < -context.prec - 1:   # 1 and a little
        tail = 10 ** (context.prec + 1)
        return finish(0, tail + (-1 if self._sign else 1), -context.prec - 1, half_even(context))
    n, d = ratio(self)
    tens = math.floor(float(self) / math.log(10))   # e**x = 10**tens * e**(x - tens * ln 10)

    def reduced(places):
        guard = places + len(str(tens)) + 6
        return exp_fixed(n * 10 ** guard // d - tens * ln_fixed(10, 1, guard), 10 ** guard, places)
    coefficient, exponent = rounded_series(reduced, context.prec, 1)
    return finish(0, coefficient, exponent + tens, half_even(context))


def ln(self, context=None):
    context = context or getcontext()
    if self._special:
        return self._nan(context) or (invalid(context) if self._sign else self)
    if not self._int:
        return special(1, "F")
    if self._sign:
        return invalid(context)
    if self == 1:
        return make(0, 0, 0)
    n, d = ratio(self)
    distance = digit_count(abs(n - d)) - digit_count(d)
    coefficient, exponent = rounded_series(lambda places: ln_fixed(n, d, places), context.prec, min(distance, 0) + len(str(abs(self.adjusted()))))
    return finish(int(coefficient < 0), abs(coefficient), exponent, half_even(context))


def log10(self, context=None):
    context = context or getcontext()
    if self._special:
        return self._nan(context) or (invalid(context) if self._sign else self)
    if not self._int:
        return special(1, "F")
    if self._sign:
        return invalid(context)
    text = digits(self._int)
    if text.rstrip("0") == "1":
        whole = self.adjusted()
        return finish(int(whole < 0), abs(whole), 0, context)
    n, d = ratio(self)

    def places_of(places):
        guard = places + 10
        return ln_fixed(n, d, guard) * 10 ** places // ln_fixed(10, 1, guard)
    distance = digit_count(abs(n - d)) - digit_count(d)
    coefficient, exponent = rounded_series(places_of, context.prec, min(distance, 0) + len(str(abs(self.adjusted()))))
    return finish(int(coefficient < 0), abs(coefficient), exponent, half_even(context))


def whole(x):
    return x._exp >= 0 or not x._int % 10 ** -x._exp


def power(self, other, modulo=None, context=None):
    other = convert(other)
    if other is NotImplemented:
        return other
    context = context or getcontext()
    if modulo is not None:
        return power_modulo(self, other, convert(modulo), context)
    nan = self._nan(context, other)
    if nan:
        return nan
    if not other:
        return invalid(context) if not self else make(0, 1, 0)
    sign = int(bool(self._sign and not other._special and whole(other) and int(other) & 1))
    if self._sign and self and (other._special or not whole(other)):
        return invalid(context)
    if not self:
        return special(sign, "F") if other._sign else make(sign, 0, 0)
    if self._special:
        return make(sign, 0, 0) if other._sign else special(sign, "F")
    if other._special:
        order = self.copy_abs()._order(make(0, 1, 0))
        if not order:
            return finish(sign, 10 ** (context.prec - 1), 1 - context.prec, context)
        return special(sign, "F") if (order > 0) != bool(other._sign) else make(sign, 0, 0)
    if whole(other) and abs(int(other)) * digit_count(self._int) < 40 * context.prec + 4000:
        return whole_power(self, int(other), sign, context)
    return real_power(self.copy_abs(), other, sign, context)


def whole_power(x, n, sign, context):
    if n >= 0:
        return finish(sign, x._int ** n, x._exp * n, context)
    return divide(make(0, 1, 0), make(sign, x._int ** -n, x._exp * -n), context)


def real_power(x, y, sign, context):
    """x ** y = exp(y ln x), x > 0; all digits are written, as for a result that is not exact."""
    if x == 1:
        context.signal(Inexact)
        context.signal(Rounded)
        return make(sign, 10 ** (context.prec - 1), 1 - context.prec)
    wide = context.working(context.prec + max(y.adjusted(), 0) + len(str(abs(x.adjusted()))) + 12)
    exponent = multiply(y, ln(x, wide), wide)
    if exponent.adjusted() > len(str(context.Emax)):
        return exp(exponent, context)
    wide.prec = context.prec + 6
    r = exp(exponent, wide)
    room = context.prec - digit_count(r._int)
    return finish(sign, r._int * 10 ** max(room, 0), r._exp - max(room, 0), context)


def power_modulo(x, y, m, context):
    if not (whole(x) and whole(y) and whole(m)) or y._sign or not m or not x and not y:
        return invalid(context)
    if m.adjusted() >= context.prec:
        return invalid(context)
    r = pow(abs(int(x)), int(y), abs(int(m)))
    return make(int(bool(x._sign and int(y) & 1)), r, 0)


def rpower(self, other, context=None):
    other = convert(other)
    return other if other is NotImplemented else power(other, self, None, context)


def logb(self, context=None):
    context = context or getcontext()
    if self._special:
        return self._nan(context) or special(0, "F")
    if not self:
        context.signal(DivisionByZero)
        return special(1, "F")
    return Decimal(self.adjusted())


def scaleb(self, other, context=None):
    context, other = context or getcontext(), convert(other)
    nan = self._nan(context, other)
    if nan:
        return nan
    if other._special or not whole(other) or other._exp:
        return invalid(context)
    return self if self._special else finish(self._sign, self._int, self._exp + int(other), context)


def neighbour(rounding):
    def next_(self, context=None):
        context = context or getcontext()
        up = rounding == ROUND_CEILING
        if self._special:
            nan = self._nan(context)
            if nan or bool(self._sign) != up:
                return nan or self
            return make(self._sign, 10 ** context.prec - 1, context.Etop())
        inner = context.working(context.prec)
        inner.rounding, inner.Emin, inner.Emax = rounding, context.Emin, context.Emax
        fixed = self._fixed(inner)
        return fixed if fixed != self else self.__add__(make(int(not up), 1, inner.Etiny() - 1), inner)
    return next_


def shifted(self, other, context=None):
    context = context or getcontext()
    n = int(convert(other))
    value = self._int * 10 ** n if n >= 0 else self._int // 10 ** -n
    return make(self._sign, value % 10 ** context.prec, self._exp)


def rotated(self, other, context=None):
    context = context or getcontext()
    text = digits(self._int)[-context.prec:].rjust(context.prec, "0")
    n = int(convert(other)) % context.prec
    return make(self._sign, int(text[n:] + text[:n]), self._exp)


for method in (sqrt, exp, ln, log10, logb, scaleb):
    setattr(Decimal, method.__name__, method)
Decimal.__pow__ = power
Decimal.__rpow__ = rpower
Decimal.next_plus = neighbour(ROUND_CEILING)
Decimal.next_minus = neighbour(ROUND_FLOOR)
Decimal.shift = shifted
Decimal.rotate = rotated
