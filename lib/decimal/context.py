"""Signals, contexts, and rounding of decimal arithmetic."""
ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN = "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN"
ROUND_CEILING, ROUND_FLOOR, ROUND_UP = "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP"
ROUND_HALF_DOWN, ROUND_05UP = "ROUND_HALF_DOWN", "ROUND_05UP"
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = 2 * MIN_EMIN + 1
ROUNDINGS = {
    ROUND_DOWN: lambda sign, q, twice, base: False,
    ROUND_UP: lambda sign, q, twice, base: True,
    ROUND_HALF_UP: lambda sign, q, twice, base: twice >= base,
    ROUND_HALF_DOWN: lambda sign, q, twice, base: twice > base,
    ROUND_HALF_EVEN: lambda sign, q, twice, base: twice > base or twice == base and q & 1,
    ROUND_CEILING: lambda sign, q, twice, base: not sign,
    ROUND_FLOOR: lambda sign, q, twice, base: sign,
    ROUND_05UP: lambda sign, q, twice, base: q % 5 == 0,
}


def rounded(sign, coefficient, drop, rounding):
    """The coefficient without its last `drop` digits, and whether something was lost."""
    if drop <= 0:
        return coefficient * 10 ** -drop, False
    base = 10 ** drop
    q, r = divmod(coefficient, base)
    if not r:
        return q, False
    return q + bool(ROUNDINGS[rounding](sign, q, 2 * r, base)), True


def digit_count(n):
    """The number of decimal digits of n > 0."""
    guess = n.bit_length() * 30103 // 100000
    while n >= 10 ** guess:
        guess += 1
    return guess


def digits(n):
    """str(n) of a natural number of any size."""
    if n < 10 ** 4000:
        return str(n)
    half = digit_count(n) // 2
    high, low = divmod(n, 10 ** half)
    return digits(high) + digits(low).rjust(half, "0")


def natural(text):
    """int(text) of digits of any number."""
    if len(text) <= 4000:
        return int(text)
    half = len(text) // 2
    return natural(text[:-half]) * 10 ** half + natural(text[-half:])


class DecimalException(ArithmeticError):
    __module__ = "decimal"


class Clamped(DecimalException):
    __module__ = "decimal"


class InvalidOperation(DecimalException):
    __module__ = "decimal"


class ConversionSyntax(InvalidOperation):
    __module__ = "decimal"


class DivisionImpossible(InvalidOperation):
    __module__ = "decimal"


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    __module__ = "decimal"


class InvalidContext(InvalidOperation):
    __module__ = "decimal"


class DivisionByZero(DecimalException, ZeroDivisionError):
    __module__ = "decimal"


class Inexact(DecimalException):
    __module__ = "decimal"


class Rounded(DecimalException):
    __module__ = "decimal"


class Subnormal(DecimalException):
    __module__ = "decimal"


class Overflow(Inexact, Rounded):
    __module__ = "decimal"


class Underflow(Inexact, Rounded, Subnormal):
    __module__ = "decimal"


class FloatOperation(DecimalException, TypeError):
    __module__ = "decimal"


SIGNALS = [InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow, Rounded, Inexact, Clamped]
REPR_ORDER = [InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped]


def signal_map(given):
    return dict(given) if isinstance(given, dict) else {s: s in given for s in SIGNALS}


class Context:
    __module__ = "decimal"

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        base = DefaultContext
        self.prec = base.prec if prec is None else prec
        self.rounding = base.rounding if rounding is None else rounding
        self.Emin = base.Emin if Emin is None else Emin
        self.Emax = base.Emax if Emax is None else Emax
        self.capitals = base.capitals if capitals is None else capitals
        self.clamp = base.clamp if clamp is None else clamp
        self.flags = signal_map(flags or [])
        self.traps = dict(base.traps) if traps is None else signal_map(traps)

    def __setattr__(self, name, value):
        if name == "prec" and not 1 <= value <= MAX_PREC:
            raise ValueError("valid range for prec is [1, MAX_PREC]")
        if name == "rounding" and value not in ROUNDINGS:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                            "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        object.__setattr__(self, name, value)

    def __repr__(self):
        def names(which):
            return ", ".join(s.__name__ for s in REPR_ORDER if which[s])
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
                f"capitals={self.capitals}, clamp={self.clamp}, flags=[{names(self.flags)}], traps=[{names(self.traps)}])")

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, self.flags, self.traps)

    __copy__ = copy

    def working(self, prec):
        """A context of its own for a step of a computation: wide, and without traps."""
        return Context(prec, ROUND_HALF_EVEN, MIN_EMIN, MAX_EMAX, self.capitals, 0, [], [])

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def clear_flags(self):
        self.flags = signal_map([])

    def clear_traps(self):
        self.traps = signal_map([])

    def signal(self, condition):
        """Records a condition; raises it if it is trapped."""
        flag = InvalidOperation if issubclass(condition, InvalidOperation) else condition
        self.flags[flag] = True
        if self.traps[flag]:
            raise flag([condition])

    def create_decimal(self, value="0"):
        return Decimal(value)._fixed(self)

    def create_decimal_from_float(self, value):
        return Decimal.from_float(value)._fixed(self)

    def plus(self, a):
        return Decimal(a)._fixed(self)

    def minus(self, a):
        return Decimal(a).__neg__(self)

    def abs(self, a):
        return Decimal(a).__abs__(self)

    def divmod(self, a, b):
        return Decimal(a).__divmod__(Decimal(b), self)

    def to_sci_string(self, a):
        return Decimal(a).__str__(context=self)

    def to_eng_string(self, a):
        return Decimal(a).to_eng_string(context=self)


def operation(name, method):
    def call(self, a, *others):
        return getattr(Decimal(a), method)(*map(Decimal, others), context=self)
    call.__name__ = name
    setattr(Context, name, call)


def install(decimal_class):
    """Gives contexts the operations of numbers; decimal_class is Decimal, which is made on top of this file."""
    global Decimal
    Decimal = decimal_class
    for name in ("sqrt", "exp", "ln", "log10", "logb", "compare", "fma", "max", "min", "normalize", "quantize", "scaleb",
                 "remainder_near", "next_plus", "next_minus", "to_integral_value", "to_integral_exact", "number_class"):
        operation(name, name)
    for name, method in (("add", "__add__"), ("subtract", "__sub__"), ("multiply", "__mul__"), ("divide", "__truediv__"),
                         ("divide_int", "__floordiv__"), ("remainder", "__mod__"), ("power", "__pow__")):
        operation(name, method)


class Standard:   # what DefaultContext itself starts from
    prec, rounding, Emin, Emax, capitals, clamp, traps = 28, ROUND_HALF_EVEN, -999999, 999999, 1, 0, signal_map([])


DefaultContext = Standard
DefaultContext = Context(traps=[InvalidOperation, DivisionByZero, Overflow])
BasicContext = Context(9, ROUND_HALF_UP, traps=[InvalidOperation, DivisionByZero, Overflow, Underflow, Clamped])
ExtendedContext = Context(9, ROUND_HALF_EVEN, traps=[])
current = DefaultContext.copy()


def getcontext():
    return current


def setcontext(context):
    global current
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
    current = context


class ContextManager:
    def __init__(self, context, changes):
        self.context = context.copy()
        for name, value in changes.items():
            setattr(self.context, name, value)

    def __enter__(self):
        self.saved = getcontext()
        setcontext(self.context)
        return self.context

    def __exit__(self, *exception):
        setcontext(self.saved)


def localcontext(ctx=None, **kwargs):
    return ContextManager(ctx or getcontext(), kwargs)
