"""Operations, functions and formats of decimal on seeded random numbers, precisions and roundings."""
import random
from decimal import *

random.seed(7)
BINARY = ["__add__", "__sub__", "__mul__", "__truediv__", "__floordiv__", "__mod__", "__pow__", "quantize", "compare", "max", "min",
          "remainder_near", "__divmod__", "same_quantum", "__eq__", "compare_total"]
UNARY = ["sqrt", "exp", "ln", "log10", "__neg__", "__abs__", "__pos__", "__str__", "to_eng_string", "normalize", "to_integral_value",
         "to_integral_exact", "as_tuple", "adjusted", "number_class", "next_plus", "next_minus", "logb", "__hash__", "__int__",
         "__float__", "as_integer_ratio", "__round__", "__floor__", "__ceil__"]
FORMATS = ["", ".2f", ".3e", "10.4f", "+.2", "g", ".3g", "08.2f", ",.2f", "%", ".1%", "e", ">12", "<12.1f", "^14", "*^14.2f", ",",
           "020,.3f", "G", "E", "n", ".0f", ".0e"]
ROUNDINGS = [ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP]
SHOWN = Inexact, Rounded, InvalidOperation, DivisionByZero, Overflow


def number():
    kind = random.randrange(8)
    if kind == 0:
        return Decimal(random.choice(["0", "-0", "0E+3", "0.000", "1", "10", "1E+5", "NaN", "Infinity", "-Infinity", "sNaN", "0.5", "-2.5"]))
    if kind < 3:
        return Decimal(random.randint(-1000, 1000)) / 10 ** random.randrange(4)
    if kind < 5:
        return Decimal(random.randint(-10**30, 10**30)).scaleb(random.randint(-40, 10), Context(prec=50))
    if kind == 5:
        return Decimal(random.random())
    return Decimal(f"{random.randint(-9999, 9999)}E{random.randint(-8, 8)}")


def result(kind, name, a, b, form):
    try:
        return getattr(a, name)(b) if kind == 0 else getattr(a, name)() if kind == 1 else format(a, form)
    except Exception as error:
        return type(error).__name__, str(error)


for i in range(900):
    context = getcontext()
    context.prec = random.choice([28, 28, 5, 9, 50, 3])
    context.rounding = random.choice(ROUNDINGS)
    context.clear_flags()
    a, b, kind = number(), number(), i % 3
    name = random.choice([BINARY, UNARY, ["format"]][kind])
    if name == "__pow__" and random.random() < 0.6:
        b = Decimal(random.randint(-12, 12))
    if name == "__hash__" and a.is_nan():
        continue
    r = result(kind, name, a, b, random.choice(FORMATS))
    flags = [s.__name__ for s in SHOWN if context.flags[s]] if kind == 0 else ""
    print(i, context.prec, context.rounding, name, a, b, repr(r), flags)
print(getcontext())
with localcontext() as c:
    c.prec = 60
    print(Decimal(2).sqrt(), Decimal(1) / 7)
print(Decimal("1e400") + 1, Decimal("0.1") < 0.1, Decimal("2.5") == 2.5, sum([Decimal("0.1")] * 10), sorted([Decimal(3), 1, Decimal("2.5")]))
for bad in ("x", [1, 2], {}):
    try:
        Decimal(bad)
    except (ArithmeticError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
