"""datetime.strptime: text read by a format."""
import re

from datetime import DAYS, FULL_DAYS, FULL_MONTHS, MONTHS, UTC, date, timedelta, timezone


def one_of(words):
    return "|".join(sorted(words, key=len, reverse=True))


PATTERNS = {
    "Y": r"\d\d\d\d", "m": r"1[0-2]|0[1-9]|[1-9]", "d": r"3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9]", "H": r"2[0-3]|[0-1]\d|\d",
    "I": r"1[0-2]|0[1-9]|[1-9]", "M": r"[0-5]\d|\d", "S": r"6[0-1]|[0-5]\d|\d", "f": r"[0-9]{1,6}", "y": r"\d\d",
    "j": r"36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]", "p": "am|pm", "a": one_of(DAYS), "A": one_of(FULL_DAYS),
    "b": one_of(MONTHS), "B": one_of(FULL_MONTHS), "z": r"[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|Z", "Z": "utc|gmt",
    "w": "[0-6]", "U": r"5[0-3]|[0-4]\d|\d", "W": r"5[0-3]|[0-4]\d|\d"}
WHOLE = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "T": "%H:%M:%S", "D": "%m/%d/%y", "F": "%Y-%m-%d", "R": "%H:%M"}


def pattern(form):
    for c in "cxX":
        form = form.replace("%" + c, WHOLE[c])
    out, i = "", 0
    while i < len(form):
        c = form[i]
        if c == "%":
            i += 1
            if i == len(form):
                raise ValueError(f"stray % in format '{form}'")
            if form[i] != "%" and form[i] not in PATTERNS:
                raise ValueError(f"'{form[i]}' is a bad directive in format '{form}'")
            out += "%" if form[i] == "%" else f"(?P<{form[i]}>{PATTERNS[form[i]]})"
        elif c.isspace():
            out += r"\s+" if not out.endswith(r"\s+") else ""
        else:
            out += re.escape(c)
        i += 1
    return out


def zone_of(text):
    if text.upper() == "Z":
        return UTC
    digits = text[1:].replace(":", "")
    delta = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4]), seconds=float(digits[4:] or 0))
    return timezone(-delta if text[0] == "-" else delta)


def parse(cls, text, form):
    if not isinstance(text, str):
        raise TypeError(f"strptime() argument 1 must be str, not {type(text).__name__}")
    m = re.compile(pattern(form), re.IGNORECASE).match(text)
    if not m:
        raise ValueError(f"time data {text!r} does not match format {form!r}")
    if m.end() != len(text):
        raise ValueError(f"unconverted data remains: {text[m.end():]}")
    g = m.groupdict()

    def number(key, default):
        return int(g[key]) if g.get(key) is not None else default
    year = number("Y", 1900)
    if g.get("y") is not None:
        year = number("y", 0) + (2000 if number("y", 0) < 69 else 1900)
    month = number("m", 1)
    for key, names in (("b", MONTHS), ("B", FULL_MONTHS)):
        if g.get(key):
            month = [n.lower() for n in names].index(g[key].lower()) + 1
    hour = number("H", 0)
    if g.get("I") is not None:
        hour = number("I", 0) % 12 + (12 if (g.get("p") or "").lower() == "pm" else 0)
    day = number("d", 1)
    if g.get("j") is not None and g.get("m") is None:
        d = date.fromordinal(date(year, 1, 1).toordinal() + number("j", 1) - 1)
        month, day = d.month, d.day
    zone = zone_of(g["z"]) if g.get("z") else None
    return cls(year, month, day, hour, number("M", 0), number("S", 0), int((g.get("f") or "0").ljust(6, "0")), zone)
