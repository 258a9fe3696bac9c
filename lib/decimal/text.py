"""Decimal numbers as text: parsing, str, format."""
import re

from decimal.context import digits, rounded

NUMBER = re.compile(r"(?P<sign>[-+])?((?=\d|\.\d)(?P<int>\d*)(\.(?P<frac>\d*))?(E(?P<exp>[-+]?\d+))?|Inf(inity)?|"
                    r"(?P<signal>s)?NaN(?P<diag>\d*))", re.IGNORECASE)
SPEC = re.compile(r"(?:(?P<fill>.)?(?P<align>[<>=^]))?(?P<sign>[-+ ])?(?P<noneg>z)?(?P<alt>#)?(?P<zero>0)?(?P<width>\d+)?"
                  r"(?P<comma>,)?(?:\.(?P<prec>\d+))?(?P<type>[eEfFgGn%])?", re.DOTALL)


def scientific(sign, coefficient, exponent, engineering=False, capitals=1):
    text = digits(coefficient)
    left = exponent + len(text)   # digits left of the point, if it is written without an exponent
    if exponent <= 0 and left > -6:
        point = left
    elif not engineering:
        point = 1
    elif text == "0":
        point = (left + 1) % 3 - 1
    else:
        point = (left - 1) % 3 + 1
    if point <= 0:
        text = "0." + "0" * -point + text
    elif point >= len(text):
        text += "0" * (point - len(text))
    else:
        text = text[:point] + "." + text[point:]
    if left != point:
        text += f"{'E' if capitals else 'e'}{left - point:+d}"
    return ("-" if sign else "") + text


def grouped(whole, separator, width):
    """Digits in threes; padded with zeros to the width."""
    parts = []
    while True:
        take = min(max(len(whole), width, 1), 3)
        parts.append(("0" * (take - len(whole)) + whole)[-take:])
        whole, width = whole[:-take], width - take
        if not whole and width <= 0:
            return separator.join(reversed(parts))
        width -= len(separator)


def number_body(coefficient, exponent, kind, point, capitals):
    """(whole, fraction, exponent text) of the digits with `point` of them left of the decimal point."""
    text, left = digits(coefficient), exponent + len(digits(coefficient))
    if coefficient == 0 and kind in ("f", "F", "%"):
        text = "0"
        left = exponent + 1
    if point <= 0:
        whole, fraction = "0", "0" * -point + text
    elif point > len(text):
        whole, fraction = text + "0" * (point - len(text)), ""
    else:
        whole, fraction = text[:point] or "0", text[point:]
    shown = left - point
    mark = "E" if kind in ("E", "G") or kind == "" and capitals else "e"
    tail = f"{mark}{shown:+d}" if kind in ("e", "E") or shown else ""
    return whole, fraction, tail


def formatted(number, spec, rounding, capitals):
    m = SPEC.fullmatch(spec)
    if not m:
        raise ValueError("invalid format string")
    kind = m["type"] or ""
    sign, coefficient, exponent = number._sign, number._int, number._exp
    align, fill, width = m["align"] or (">" if not m["zero"] else "="), m["fill"] or ("0" if m["zero"] else " "), int(m["width"] or 0)
    if number._special:
        body = str(number.copy_abs()) + ("%" if kind == "%" else "")
        if m["zero"]:
            fill, align = " ", ">"
        return padded(sign_text(sign, m["sign"]), body, fill, align, width)
    if kind == "n":
        kind = "g"
    if kind == "%":
        exponent += 2
    if m["prec"] is not None:
        places = int(m["prec"])
        if kind in ("f", "F", "%"):
            drop = -places - exponent
        elif kind in ("e", "E"):
            drop = len(digits(coefficient)) - places - 1
        else:
            drop = max(len(digits(coefficient)) - max(places, 1), 0)
        if coefficient or kind in ("f", "F", "%"):
            before = len(digits(coefficient))
            coefficient, exponent = rounded(sign, coefficient, drop, rounding)[0], exponent + drop
            if kind not in ("f", "F", "%") and len(digits(coefficient)) > before - drop and drop > 0:
                coefficient, exponent = coefficient // 10, exponent + 1
        elif kind in ("e", "E"):
            exponent -= places
            if places:
                coefficient = 0
    left = exponent + len(digits(coefficient))
    if kind in ("e", "E"):
        point = 1 - int(m["prec"] or 0) if not coefficient and m["prec"] else 1
    elif kind in ("f", "F", "%"):
        point = left
        if exponent > 0:
            coefficient, exponent = coefficient * 10 ** exponent, 0
            point = left = len(digits(coefficient))
    else:
        point = left if exponent <= 0 and left > -6 else 1
    if kind in ("e", "E") and not coefficient and m["prec"]:
        whole, fraction = "0", "0" * int(m["prec"])
        tail = f"{kind}{exponent + int(m['prec']):+d}"
    else:
        whole, fraction, tail = number_body(coefficient, exponent, kind, point, capitals)
    if m["noneg"] and not coefficient:
        sign = 0
    rest = ("." + fraction if fraction or m["alt"] else "") + tail + ("%" if kind == "%" else "")
    head = sign_text(sign, m["sign"])
    if m["comma"]:
        room = width - len(head) - len(rest) if fill == "0" and align == "=" else 0
        whole = grouped(whole, m["comma"], room)
    return padded(head, whole + rest, fill, align, width)


def sign_text(sign, how):
    return "-" if sign else how if how in ("+", " ") else ""


def padded(sign, body, fill, align, width):
    room = fill * (width - len(sign) - len(body))
    if align == "<":
        return sign + body + room
    if align == "=":
        return sign + room + body
    if align == "^":
        half = len(room) // 2
        return room[:half] + sign + body + room[half:]
    return room + sign + body
