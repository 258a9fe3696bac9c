"""The methods of Decimal that the operators call, and quantize and its like."""
from decimal import Decimal, convert, finish, invalid, make, special
from decimal.context import *
from decimal.context import (Clamped, DivisionByZero, DivisionImpossible, DivisionUndefined, Inexact, InvalidOperation, Rounded,
                             digit_count, digits, getcontext, rounded)


def operator(name, zero_division=None):
    """Makes a function of two numbers and a context a method, and with its arguments exchanged another."""
    def install(compute):
        def forward(self, other, context=None):
            other = convert(other)
            if other is NotImplemented:
                return other
            context = context or getcontext()
            return self._nan(context, other) or compute(self, other, context)

        def backward(self, other, context=None):
            other = convert(other)
            return other if other is NotImplemented else forward(other, self, context)
        forward.__name__, backward.__name__ = f"__{name}__", f"__r{name}__"
        setattr(Decimal, f"__{name}__", forward)
        setattr(Decimal, f"__r{name}__", backward)
        return compute
    return install


@operator("add")
def add(a, b, context):
    if a._special or b._special:
        if a._special and b._special and a._sign != b._sign:
            return invalid(context)
        return a if a._special else b
    low = min(a._exp, b._exp)
    if not a._int or not b._int:
        x = b if not a._int else a
        if not x._int:
            sign = a._sign if a._sign == b._sign else int(context.rounding == ROUND_FLOOR)
            return finish(sign, 0, low, context)
        low = max(low, x._exp - context.prec - 1)
        return finish(x._sign, x._int * 10 ** max(x._exp - low, 0), min(low, x._exp), context)
    a, b = near(a, b, context.prec)
    low = min(a._exp, b._exp)
    x, y = ((-v._int if v._sign else v._int) * 10 ** (v._exp - low) for v in (a, b))
    total = x + y
    sign = int(total < 0) if total else int(context.rounding == ROUND_FLOOR)
    return finish(sign, abs(total), low, context)


def near(a, b, prec):
    """The operands with the smaller one brought near where it is too small to matter but for rounding."""
    small, big = (a, b) if a.adjusted() < b.adjusted() else (b, a)
    reach = min(big._exp, big.adjusted() - prec - 1) - 2
    if small.adjusted() < reach:
        small = make(small._sign, 1, reach)
    return small, big


@operator("sub")
def subtract(a, b, context):
    return add(a, b.copy_negate(), context)


@operator("mul")
def multiply(a, b, context):
    sign = a._sign ^ b._sign
    if a._special or b._special:
        return special(sign, "F") if a and b else invalid(context)
    return finish(sign, a._int * b._int, a._exp + b._exp, context)


@operator("truediv")
def divide(a, b, context):
    sign = a._sign ^ b._sign
    if a._special:
        return invalid(context) if b._special else special(sign, "F")
    if b._special:
        context.signal(Clamped)
        return make(sign, 0, context.Etiny())
    if not b._int:
        if not a._int:
            return invalid(context, DivisionUndefined)
        context.signal(DivisionByZero)
        return special(sign, "F")
    ideal = a._exp - b._exp
    if not a._int:
        return finish(sign, 0, ideal, context)
    shift = digit_count(b._int) - digit_count(a._int) + context.prec + 1
    exponent = ideal - shift
    if shift >= 0:
        q, r = divmod(a._int * 10 ** shift, b._int)
    else:
        q, r = divmod(a._int, b._int * 10 ** -shift)
    if r:
        q += q % 5 == 0   # what is lost shows in the last digit
    else:
        while exponent < ideal and q % 10 == 0:
            q, exponent = q // 10, exponent + 1
    return finish(sign, q, exponent, context)


def divided(a, b, context):
    """(quotient, remainder) of finite numbers, truncated; None when the quotient is too long."""
    low = min(a._exp, b._exp)
    if a.adjusted() - b.adjusted() > context.prec + 1:
        return None
    if not a or a.adjusted() < b.adjusted() - 1:
        return make(a._sign ^ b._sign, 0, 0), a
    q, r = divmod(a._int * 10 ** (a._exp - low), b._int * 10 ** (b._exp - low))
    if q >= 10 ** context.prec:
        return None
    return make(a._sign ^ b._sign, q, 0), make(a._sign, r, low)


def quotient_and_remainder(a, b, context, want):
    sign = a._sign ^ b._sign
    if a._special:
        undefined = invalid(context)
        return (special(sign, "F") if want == "q" and not b._special else undefined), undefined
    if b._special:
        return make(sign, 0, 0), a._fixed(context)
    if not b:
        if not a:
            undefined = invalid(context, DivisionUndefined)
            return undefined, undefined
        if want == "r":
            undefined = invalid(context)
            return undefined, undefined
        if want == "qr" and context.traps[InvalidOperation]:
            context.flags[InvalidOperation] = context.flags[DivisionByZero] = True
            raise InvalidOperation([InvalidOperation, DivisionByZero])
        context.signal(DivisionByZero)
        return special(sign, "F"), (invalid(context) if want == "qr" else None)
    both = divided(a, b, context)
    if both is None:
        undefined = invalid(context, DivisionImpossible)
        return undefined, undefined
    q, r = both
    if want == "q":
        return q, None
    low = min(a._exp, b._exp)
    return q, finish(r._sign, r._int * 10 ** (r._exp - low), low, context)


@operator("floordiv")
def divide_whole(a, b, context):
    if a._special and not b._special:
        return special(a._sign ^ b._sign, "F")
    return quotient_and_remainder(a, b, context, "q")[0]


@operator("mod")
def remainder(a, b, context):
    return quotient_and_remainder(a, b, context, "r")[1]


def divmod_(self, other, context=None):
    other = convert(other)
    if other is NotImplemented:
        return other
    context = context or getcontext()
    nan = self._nan(context, other)
    return (nan, nan) if nan else quotient_and_remainder(self, other, context, "qr")


def rdivmod(self, other, context=None):
    other = convert(other)
    return other if other is NotImplemented else divmod_(other, self, context)


def remainder_near(self, other, context=None):
    context, other = context or getcontext(), convert(other)
    nan = self._nan(context, other)
    if nan:
        return nan
    if self._special or not other:
        return invalid(context, DivisionUndefined if not self and not other else InvalidOperation)
    if other._special:
        return self._fixed(context)
    low = min(self._exp, other._exp)
    x, y = self._int * 10 ** (self._exp - low), other._int * 10 ** (other._exp - low)
    q, r = divmod(x, y)
    if 2 * r > y or 2 * r == y and q & 1:
        r, q = r - y, q + 1
    if q >= 10 ** context.prec:
        return invalid(context, DivisionImpossible)
    return finish(self._sign ^ int(r < 0), abs(r), low, context)


def quantize(self, exp, rounding=None, context=None):
    context, exp = context or getcontext(), convert(exp)
    nan = self._nan(context, exp)
    if nan:
        return nan
    if self._special or exp._special:
        return self if self._special and exp._special else invalid(context)
    target = exp._exp
    if not context.Etiny() <= target <= context.Emax:
        return invalid(context)
    coefficient, inexact = rounded(self._sign, self._int, target - self._exp, rounding or context.rounding)
    count = digit_count(coefficient) if coefficient else 1
    if count > context.prec or coefficient and target + count - 1 > context.Emax:
        return invalid(context)
    if self._exp < target:
        if inexact:
            context.signal(Inexact)
        context.signal(Rounded)
    return make(self._sign, coefficient, target)


def to_integral_value(self, rounding=None, context=None):
    context = context or getcontext()
    if self._special or self._exp >= 0:
        return self._nan(context) or self
    return make(self._sign, rounded(self._sign, self._int, -self._exp, rounding or context.rounding)[0], 0)


def to_integral_exact(self, rounding=None, context=None):
    context = context or getcontext()
    r = to_integral_value(self, rounding, context)
    if self._int and not self._special and self._exp < 0:
        if r != self:
            context.signal(Inexact)
        context.signal(Rounded)
    return r


def normalize(self, context=None):
    context = context or getcontext()
    x = self._fixed(context)
    if x._special:
        return x
    if not x._int:
        return make(x._sign, 0, 0)
    text = digits(x._int)
    zeros = len(text) - len(text.rstrip("0"))
    if context.clamp:
        zeros = min(zeros, max(context.Etop() - x._exp, 0))
    return make(x._sign, x._int // 10 ** zeros, x._exp + zeros)


def fma(self, other, third, context=None):
    context, other, third = context or getcontext(), convert(other), convert(third)
    nan = self._nan(context, other, third)
    if nan:
        return nan
    if self._special or other._special:
        product = multiply(self, other, context)
    else:
        product = make(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp)
    return product if product.is_nan() else add(product, third, context)


for method in (quantize, to_integral_value, to_integral_exact, normalize, fma, remainder_near):
    setattr(Decimal, method.__name__, method)
Decimal.to_integral = to_integral_value
Decimal.__divmod__ = divmod_
Decimal.__rdivmod__ = rdivmod
