"""JSON."""


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        line = doc.count("\n", 0, pos) + 1
        column = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {line} column {column} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = line
        self.colno = column


_escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def _quote(text, ascii_only):
    out = []
    for c in text:
        n = ord(c)
        if c in _escapes:
            out.append(_escapes[c])
        elif n < 32 or (ascii_only and n > 126 and n != 127):
            if n > 0xffff:
                n -= 0x10000
                out.append(f"\\u{0xd800 | n >> 10:04x}\\u{0xdc00 | n & 0x3ff:04x}")
            else:
                out.append(f"\\u{n:04x}")
        else:
            out.append(c)
    return '"' + "".join(out) + '"'


def _number(x, allow_nan):
    if x != x or x in (float("inf"), -float("inf")):
        if not allow_nan:
            raise ValueError("Out of range float values are not JSON compliant")
        return "NaN" if x != x else "Infinity" if x > 0 else "-Infinity"
    return float.__repr__(x)


class JSONEncoder:
    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
                 separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = " " * indent if isinstance(indent, int) and not isinstance(indent, bool) else indent
        self.item_separator, self.key_separator = separators or (", " if indent is None else ",", ": ")
        self._seen = []
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        out = []
        self._write(o, out, 0)
        return "".join(out)

    def iterencode(self, o):
        yield self.encode(o)

    def _key(self, key):
        if isinstance(key, str):
            return key
        if key is True:
            return "true"
        if key is False:
            return "false"
        if key is None:
            return "null"
        if isinstance(key, int):
            return int.__repr__(key)
        if isinstance(key, float):
            return _number(key, self.allow_nan)
        if self.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

    def _write(self, o, out, level):
        if isinstance(o, str):
            out.append(_quote(o, self.ensure_ascii))
        elif o is None:
            out.append("null")
        elif o is True:
            out.append("true")
        elif o is False:
            out.append("false")
        elif isinstance(o, int):
            out.append(int.__repr__(o))
        elif isinstance(o, float):
            out.append(_number(o, self.allow_nan))
        elif isinstance(o, (list, tuple)):
            self._container(o, out, level, "[]", ((None, x) for x in o))
        elif isinstance(o, dict):
            items = o.items()
            if self.sort_keys:
                items = sorted(items)
            pairs = [(self._key(k), v) for k, v in items]
            self._container(o, out, level, "{}", ((k, v) for k, v in pairs if k is not None))
        else:
            self._enter(o)
            self._write(self.default(o), out, level)
            self._seen.pop()

    def _enter(self, o):
        if any(s is o for s in self._seen):
            raise ValueError("Circular reference detected")
        self._seen.append(o)

    def _container(self, o, out, level, brackets, pairs):
        if not o:
            out.append(brackets)
            return
        self._enter(o)
        out.append(brackets[0])
        first = True
        newline = None if self.indent is None else "\n" + self.indent * (level + 1)
        for key, value in pairs:
            if not first:
                out.append(self.item_separator)
            first = False
            if newline:
                out.append(newline)
            if key is not None:
                out.append(_quote(key, self.ensure_ascii))
                out.append(self.key_separator)
            self._write(value, out, level + 1)
        if newline:
            out.append("\n" + self.indent * level)
        out.append(brackets[1])
        self._seen.pop()


def dumps(obj, *, cls=None, **kw):
    return (cls or JSONEncoder)(**kw).encode(obj)


def dump(obj, fp, *, cls=None, **kw):
    fp.write(dumps(obj, cls=cls, **kw))


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        value, i = self._value(s, self._skip(s, 0))
        i = self._skip(s, i)
        if i != len(s):
            raise JSONDecodeError("Extra data", s, i)
        return value

    def raw_decode(self, s, idx=0):
        return self._value(s, idx)

    def _skip(self, s, i):
        n = len(s)
        while i < n and s[i] in " \t\n\r":
            i += 1
        return i

    def _value(self, s, i):
        c = s[i:i + 1]
        if c == '"':
            return self._string(s, i + 1)
        if c == "{":
            return self._object(s, i + 1)
        if c == "[":
            return self._array(s, i + 1)
        for text, value in (("null", None), ("true", True), ("false", False), ("NaN", float("nan")), ("Infinity", float("inf")),
                            ("-Infinity", -float("inf"))):
            if s.startswith(text, i):
                return value, i + len(text)
        return self._number(s, i)

    def _number(self, s, i):
        n = len(s)
        j = i + 1 if s[i:i + 1] == "-" else i
        start = j
        while j < n and s[j] in "0123456789":
            j += 1
        if j == start:
            raise JSONDecodeError("Expecting value", s, i)
        if s[start] == "0":
            j = start + 1
        is_float = False
        if j + 1 < n and s[j] == "." and s[j + 1] in "0123456789":
            is_float = True
            j += 1
            while j < n and s[j] in "0123456789":
                j += 1
        if j < n and s[j] in "eE":
            k = j + 1
            if k < n and s[k] in "+-":
                k += 1
            if k < n and s[k] in "0123456789":
                is_float = True
                while k < n and s[k] in "0123456789":
                    k += 1
                j = k
        return (self.parse_float if is_float else self.parse_int)(s[i:j]), j

    def _string(self, s, i):
        begin = i - 1
        out = []
        while True:
            j = i
            n = len(s)
            while j < n and s[j] not in '"\\' and s[j] >= " ":
                j += 1
            out.append(s[i:j])
            if j >= n:
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            c = s[j]
            if c == '"':
                return "".join(out), j + 1
            if c != "\\":
                raise JSONDecodeError("Invalid control character at", s, j)
            c = s[j + 1:j + 2]
            if c == "u":
                code = self._hex(s, j + 2)
                j += 6
                if 0xd800 <= code < 0xdc00 and s[j:j + 2] == "\\u":
                    low = self._hex(s, j + 2)
                    if 0xdc00 <= low < 0xe000:
                        code = 0x10000 + ((code - 0xd800) << 10 | low - 0xdc00)
                        j += 6
                out.append(chr(code))
                i = j
                continue
            plain = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
            if c not in plain:
                if not c:
                    raise JSONDecodeError("Unterminated string starting at", s, begin)
                raise JSONDecodeError("Invalid \\escape", s, j)
            out.append(plain[c])
            i = j + 2

    def _hex(self, s, i):
        try:
            return int(s[i:i + 4], 16)
        except ValueError:
            raise JSONDecodeError("Invalid \\uXXXX escape", s, i) from None

    def _array(self, s, i):
        values = []
        i = self._skip(s, i)
        if s[i:i + 1] == "]":
            return values, i + 1
        while True:
            value, i = self._value(s, i)
            values.append(value)
            i = self._skip(s, i)
            c = s[i:i + 1]
            if c == "]":
                return values, i + 1
            if c != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            i = self._skip(s, i + 1)

    def _object(self, s, i):
        pairs = []
        i = self._skip(s, i)
        if s[i:i + 1] != "}":
            while True:
                if s[i:i + 1] != '"':
                    raise JSONDecodeError("Expecting property name enclosed in double quotes", s, i)
                key, i = self._string(s, i + 1)
                i = self._skip(s, i)
                if s[i:i + 1] != ":":
                    raise JSONDecodeError("Expecting ':' delimiter", s, i)
                value, i = self._value(s, self._skip(s, i + 1))
                pairs.append((key, value))
                i = self._skip(s, i)
                c = s[i:i + 1]
                if c == "}":
                    break
                if c != ",":
                    raise JSONDecodeError("Expecting ',' delimiter", s, i)
                i = self._skip(s, i + 1)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), i + 1
        value = dict(pairs)
        if self.object_hook is not None:
            value = self.object_hook(value)
        return value, i + 1


def loads(s, *, cls=None, **kw):
    if isinstance(s, (bytes, bytearray)):
        s = s.decode()
    elif not isinstance(s, str):
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}")
    return (cls or JSONDecoder)(**kw).decode(s)


def load(fp, *, cls=None, **kw):
    return loads(fp.read(), cls=cls, **kw)
