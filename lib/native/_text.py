"""Methods of strings that native code composes of others, or that take more arguments than its own."""
from _bytes import encode as _encode


def _places(text, start, end):
    """The slice start:end of a text, as where it begins and ends; it begins behind its end where there is none."""
    n = len(text)
    first = 0 if start is None else max(start + n, 0) if start < 0 else start
    last = n if end is None else max(end + n, 0) if end < 0 else min(end, n)
    return first, last


def _only_ascii(text):
    for c in text:
        if ord(c) > 127:
            raise NotImplementedError("native code: this method of a text that is not ASCII")


def startswith(text, prefix, start=None, end=None):
    if isinstance(prefix, tuple):
        return any([startswith(text, p, start, end) for p in prefix])
    first, last = _places(text, start, end)
    return first <= last and text[first:last].startswith(prefix)


def endswith(text, suffix, start=None, end=None):
    if isinstance(suffix, tuple):
        return any([endswith(text, p, start, end) for p in suffix])
    first, last = _places(text, start, end)
    return first <= last and text[first:last].endswith(suffix)


def find(text, part, start=None, end=None):
    first, last = _places(text, start, end)
    at = text[first:last].find(part) if first <= last else -1
    return at + first if at >= 0 else -1


def rfind(text, part, start=None, end=None):
    first, last = _places(text, start, end)
    at = text[first:last].rfind(part) if first <= last else -1
    return at + first if at >= 0 else -1


def index(text, part, start=None, end=None):
    at = find(text, part, start, end)
    if at < 0:
        raise ValueError("substring not found")
    return at


def rindex(text, part, start=None, end=None):
    at = rfind(text, part, start, end)
    if at < 0:
        raise ValueError("substring not found")
    return at


def count(text, part, start=None, end=None):
    first, last = _places(text, start, end)
    return text[first:last].count(part) if first <= last else 0


def replace(text, old, new, count=-1):
    if count < 0:
        return text.replace(old, new)
    if old == "":
        raise NotImplementedError("native code: replace() of an empty text, a number of times")
    result = ""
    while count > 0:
        at = text.find(old)
        if at < 0:
            break
        result += text[:at] + new
        text = text[at + len(old):]
        count -= 1
    return result + text


def split(text, sep=None, maxsplit=-1):
    if maxsplit < 0:
        return text.split(sep)
    if sep == "":
        raise ValueError("empty separator")
    parts = []
    if sep is None:
        text = text.lstrip()
        while text != "":
            n = 0
            while n < len(text) and not text[n].isspace():
                n += 1
            if len(parts) == maxsplit:
                n = len(text)
            parts.append(text[:n])
            text = text[n:].lstrip() if len(parts) <= maxsplit else ""
        return parts
    while len(parts) < maxsplit:
        at = text.find(sep)
        if at < 0:
            break
        parts.append(text[:at])
        text = text[at + len(sep):]
    parts.append(text)
    return parts


def rsplit(text, sep=None, maxsplit=-1):
    if maxsplit < 0:
        return text.split(sep)
    if sep is None:
        raise NotImplementedError("native code: rsplit() at white space, a number of times")
    if sep == "":
        raise ValueError("empty separator")
    parts = []
    while len(parts) < maxsplit:
        at = text.rfind(sep)
        if at < 0:
            break
        parts.append(text[at + len(sep):])
        text = text[:at]
    parts.append(text)
    parts.reverse()
    return parts


def partition(text, sep):
    if sep == "":
        raise ValueError("empty separator")
    at = text.find(sep)
    return (text, "", "") if at < 0 else (text[:at], sep, text[at + len(sep):])


def rpartition(text, sep):
    if sep == "":
        raise ValueError("empty separator")
    at = text.rfind(sep)
    return ("", "", text) if at < 0 else (text[:at], sep, text[at + len(sep):])


def removeprefix(text, prefix):
    return text[len(prefix):] if text.startswith(prefix) else text


def removesuffix(text, suffix):
    return text[:len(text) - len(suffix)] if text.endswith(suffix) else text


def splitlines(text, keepends=False):
    if keepends:
        raise NotImplementedError("native code: splitlines() that keeps the ends")
    return text.splitlines()


def isascii(text):
    for c in text:
        if ord(c) > 127:
            return False
    return True


def isalnum(text):
    for c in text:
        if not c.isalpha() and not c.isdigit():
            _only_ascii(c)
            return False
    return text != ""


def isdecimal(text):
    _only_ascii(text)
    return text.isdigit()


def isnumeric(text):
    _only_ascii(text)
    return text.isdigit()


def isidentifier(text):
    _only_ascii(text)
    for c in text:
        if not c.isalpha() and not c.isdigit() and c != "_":
            return False
    return text != "" and not text[0].isdigit()


def isprintable(text):
    _only_ascii(text)
    for c in text:
        if ord(c) < 32 or ord(c) == 127:
            return False
    return True


def istitle(text):
    _only_ascii(text)
    cased = inside = False
    for c in text:
        if c.isalpha():
            if c.isupper() == inside:
                return False
            cased = inside = True
        else:
            inside = False
    return cased


def swapcase(text):
    _only_ascii(text)
    result = ""
    for c in text:
        result += c.lower() if c.isupper() else c.upper()
    return result


def casefold(text):
    _only_ascii(text)
    return text.lower()


def expandtabs(text, tabsize=8):
    result, column = "", 0
    for c in text:
        if c == "\t":
            n = tabsize - column % tabsize if tabsize > 0 else 0
            result += " " * n
            column += n
        else:
            result += c
            column = 0 if c == "\n" or c == "\r" else column + 1
    return result


def encode(text, encoding="utf-8", errors="strict"):
    return _encode(text, encoding, errors)


def maketrans(x, y=None, z=None):
    table = {}
    if y is None:
        if not isinstance(x, dict):
            raise TypeError("if you give only one argument to maketrans it must be a dict")
        for key, value in x.items():
            table[ord(key) if isinstance(key, str) else key] = value
        return table
    if len(x) != len(y):
        raise ValueError("the first two maketrans arguments must have equal length")
    for a, b in zip(x, y):
        table[ord(a)] = ord(b)
    for c in "" if z is None else z:
        table[ord(c)] = None
    return table


def _translated(value):
    if value is None:
        return ""
    return value if isinstance(value, str) else chr(value)


def translate(text, table):
    parts = []
    for c in text:
        code = ord(c)
        parts.append(_translated(table[code]) if code in table else c)
    return "".join(parts)
