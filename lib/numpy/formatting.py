"""Text of numbers and arrays beyond what the primitives print: chosen digits, formatters, replaced text functions."""
from _numpy import *
from _numpy import (array2string as _array2string, array_str as _array_str, array_repr as _array_repr,
                    get_printoptions as _get_printoptions, set_printoptions as _set_printoptions, _set_text_functions)

_DEFAULT_TYPES = ("int64", "float64", "complex128", "bool")


# ---- floats with chosen digits ----


def _shortest(x):
    """The fewest digits that tell a positive float from its neighbours, and the power of ten of the first one."""
    text = repr(x).lower()
    mantissa, _, exponent = text.partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = whole + fraction
    power = len(whole) - 1 + int(exponent or "0")
    first = len(digits) - len(digits.lstrip("0"))
    digits = digits[first:].rstrip("0")
    return (digits, power - first) if digits else ("0", 0)


def _rounded(x, places):
    """x, exactly, in units of 10**-places, a half to even."""
    top, below = float(x).as_integer_ratio()
    if places >= 0:
        top *= 10 ** places
    else:
        below *= 10 ** -places
    n, rest = _quotient(top, below)
    if 2 * rest > below or (2 * rest == below and n % 2 == 1):
        n += 1
    return n


def _quotient(a, b):
    return a // b, a % b


def _cut(x, places):
    """x to so many places; digits that a carry made zero are not shown."""
    n = _rounded(x, places)
    if n % 10 == 0 and places > 0 and _rounded_down(x, places) < n:
        while n % 10 == 0 and places > 0:
            n, places = n // 10, places - 1
    return n, places


def _rounded_down(x, places):
    top, below = float(x).as_integer_ratio()
    return top * 10 ** places // below


def _digits(x, places, unique, least):
    """The digits of x as an integer, and how many of them stand after the point: at most places, at least least."""
    if unique:
        digits, power = _shortest(x)
        after = len(digits) - 1 - power
        n = int(digits)
        if after < 0:
            n, after = n * 10 ** -after, 0
        if places is not None and after > places:
            n, after = _cut(x, places)
        if least is not None and after < least:
            after = least
            n = _rounded(x, least)
        return n, after
    if places is None:
        places = 1100
    return _rounded(x, places), places


def _exact_places(x):
    """How many digits after the point the exact value has."""
    below = float(x).as_integer_ratio()[1]
    return below.bit_length() - 1


def _trimmed(fraction, trim):
    if trim != "k":
        fraction = fraction.rstrip("0")
        if trim == "0" and not fraction:
            fraction = "0"
    return ("" if trim == "-" and not fraction else ".") + fraction


def _special(x, sign, pad_left):
    if not isfinite(x):
        text = "nan" if x != x else "-inf" if x < 0 else "+inf" if sign else "inf"
        return text.rjust(pad_left) if pad_left else text
    return None


def _check(precision, unique, min_digits):
    if not unique and precision is None:
        return "exact"
    if precision is not None and precision < 0:
        raise ValueError("precision must be >= 0")
    if min_digits is not None and precision is not None and min_digits > precision:
        raise ValueError("min_digits must be less than or equal to precision")
    return None


def format_float_positional(x, precision=None, unique=True, fractional=True, trim="k", sign=False, pad_left=None,
                            pad_right=None, min_digits=None):
    if fractional is False and precision is not None and precision <= 0:
        raise ValueError("precision must be greater than 0 if fractional=False")
    exact = _check(precision, unique, min_digits)
    special = _special(x, sign, pad_left)
    if special is not None:
        return special
    minus, x = bool(signbit(x)), abs(x)
    places = _exact_places(x) if exact else precision
    least = min_digits
    if not fractional and places is not None:
        power = _shortest(x)[1]
        if unique or precision is not None:
            places = precision - 1 - power
            if places < 0:
                n, after = _rounded(x, places) * 10 ** -places, 0
                return _positional(n, after, minus, sign, "k" if trim == "k" else trim, pad_left, pad_right)
    if not fractional and least is not None:
        least = least - 1 - _shortest(x)[1]
        least = least if least > 0 else 0
    n, after = _digits(x, places, unique, least)
    return _positional(n, after, minus, sign, trim, pad_left, pad_right)


def _positional(n, after, minus, sign, trim, pad_left, pad_right):
    text = str(n).rjust(after + 1, "0")
    whole, fraction = text[:len(text) - after], text[len(text) - after:]
    whole = ("-" if minus else "+" if sign else "") + whole
    tail = _trimmed(fraction, trim)
    if pad_right is not None:
        shown = len(tail) - 1 if tail else 0
        tail += " " * (pad_right - shown + (0 if tail else 1))
    return (whole.rjust(pad_left) if pad_left is not None else whole) + tail


def format_float_scientific(x, precision=None, unique=True, trim="k", sign=False, pad_left=None, exp_digits=None,
                            min_digits=None):
    exact = _check(precision, unique, min_digits)
    special = _special(x, sign, pad_left)
    if special is not None:
        return special
    minus, x = bool(signbit(x)), abs(x)
    power = _shortest(x)[1]
    places = _exact_places(x) if exact else None if precision is None else precision - (-power)
    if precision is not None:
        places = precision - power
    least = None if min_digits is None else min_digits - power
    digits, first = _shortest(x)
    count = len(digits) - 1
    if unique and (precision is None or count <= precision):
        if min_digits is not None and count < min_digits:
            digits = digits + "0" * (min_digits - count)
    else:
        n = _rounded(x, places)
        carried = places > 0 and unique and n % 10 == 0 and _rounded_down(x, places) < n
        digits = str(n)
        if not exact and len(digits) > precision + 1 and x != 0:
            digits, power = digits[:-1], power + 1
        if carried:
            digits = digits.rstrip("0")
        digits = digits.ljust((precision or 0) + 1, "0") if x == 0 else digits
    head = ("-" if minus else "+" if sign else "") + digits[0]
    if pad_left is not None:
        head = head.rjust(pad_left)
    exponent = str(abs(power)).rjust(2 if exp_digits is None else exp_digits, "0")
    return head + _trimmed(digits[1:], trim) + "e" + ("-" if power < 0 else "+") + exponent


# ---- arrays with formatters ----

_formatters = {}
_text_functions = {}


def _formatter_for(kind, formatter):
    """The function that a formatter= dictionary names for elements of a kind of dtype, or None."""
    groups = {"b": ("all", "bool"), "i": ("all", "int_kind", "int"), "u": ("all", "int_kind", "int"),
              "f": ("all", "float_kind", "float"), "c": ("all", "complex_kind", "complexfloat"),
              "U": ("all", "str_kind", "numpystr"), "S": ("all", "str_kind", "numpystr"), "O": ("all", "object"),
              "M": ("all", "datetime"), "m": ("all", "timedelta"), "V": ("all", "void")}
    found = None
    for key in groups.get(kind, ("all",)):
        if formatter.get(key) is not None:
            found = formatter[key]
    return found


def _extended(text, line, word, width, indent):
    if len(line) + len(word) > width and len(line) > len(indent):
        text += line.rstrip() + "\n"
        line = indent
    return text, line + word


def _laid_out(a, function, separator, indent, width, edge, summary):
    """The text of a nested list of words, in lines of at most width."""
    if a.ndim == 0:
        return function(a[()])
    n = a.shape[0]
    cut = summary and 2 * edge < n
    rows = list(range(edge)) + [None] + list(range(n - edge, n)) if cut else list(range(n))
    text = ""
    if a.ndim == 1:
        line = indent
        room = width - (len(separator.rstrip()) if len(separator.rstrip()) > 1 else 1)
        for k, i in enumerate(rows):
            word = "..." if i is None else function(a[i])
            text, line = _extended(text, line, word, room, indent)
            if k + 1 < len(rows):
                line += separator
        text += line
    else:
        gap = separator.rstrip() + "\n" * (a.ndim - 1)
        parts = []
        for i in rows:
            inner = "..." if i is None else _laid_out(a[i], function, separator, indent + " ", width - 1, edge, summary)
            parts.append(indent + inner)
        text = gap.join(parts)
    return "[" + text[len(indent):] + "]"


def array2string(a, max_line_width=None, precision=None, suppress_small=None, separator=" ", prefix="", style=None,
                 formatter=None, threshold=None, edgeitems=None, sign=None, floatmode=None, suffix="", *, legacy=None):
    formatter = formatter if formatter is not None else _formatters
    a = asanyarray(a)
    function = _formatter_for(a.dtype.kind, formatter)
    options = _get_printoptions()
    width = (options["linewidth"] if max_line_width is None else max_line_width) - len(suffix)
    if function is None:
        return _array2string(a, width, precision, suppress_small, separator, prefix, threshold=threshold,
                             edgeitems=edgeitems, sign=sign, floatmode=floatmode)
    if a.size == 0:
        return "[]"
    threshold = options["threshold"] if threshold is None else threshold
    edge = options["edgeitems"] if edgeitems is None else edgeitems
    return _laid_out(a, function, separator, " " * (len(prefix) + 1), width, edge, a.size > threshold)


def array_str(a, max_line_width=None, precision=None, suppress_small=None):
    a = asanyarray(a)
    if _formatter_for(a.dtype.kind, _formatters) is None:
        return _array_str(a, max_line_width, precision, suppress_small)
    if a.ndim == 0:
        return str(a[()])
    return array2string(a, max_line_width, precision, suppress_small, " ", "")


def array_repr(arr, max_line_width=None, precision=None, suppress_small=None):
    if _formatter_for(arr.dtype.kind, _formatters) is None:
        return _array_repr(arr, max_line_width, precision, suppress_small)
    name = arr.dtype.name
    plain = name in _DEFAULT_TYPES and arr.size > 0
    body = array2string(arr, max_line_width, precision, suppress_small, ", ", "array(", suffix=")" if plain else ",")
    if plain:
        return "array(" + body + ")"
    text, tail = "array(" + body + ",", "dtype=" + name + ")"
    width = _get_printoptions()["linewidth"] if max_line_width is None else max_line_width
    last = len(text) - (text.rfind("\n") + 1)
    return text + ("\n" + " " * 6 if last + len(tail) + 1 > width else " ") + tail


def _install():
    """Tells the primitives which functions make the text of arrays, if not their own."""
    _set_text_functions(_text_functions.get(False, array_str if _formatters else None),
                        _text_functions.get(True, array_repr if _formatters else None))


def set_string_function(f, repr=True):
    if f is None:
        _text_functions.pop(repr, None)
    else:
        _text_functions[repr] = f
    _install()


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None,
                     infstr=None, formatter=None, sign=None, floatmode=None, *, legacy=None):
    if threshold is not None and threshold != threshold:
        raise ValueError("threshold must be non-NAN, try sys.maxsize for untruncated representation")
    _set_printoptions(precision, threshold, edgeitems, linewidth, suppress, nanstr, infstr, None, sign, floatmode)
    _formatters.clear()
    if formatter is not None:
        _formatters.update(formatter)
    _install()


def get_printoptions():
    options = _get_printoptions()
    options["formatter"] = dict(_formatters) if _formatters else None
    return options


class printoptions:
    def __init__(self, **options):
        self.options = options

    def __enter__(self):
        self.old = get_printoptions()
        set_printoptions(**self.options)
        return get_printoptions()

    def __exit__(self, kind, value, trace):
        old = dict(self.old)
        old.pop("legacy", None)
        set_printoptions(**old)
