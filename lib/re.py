"""Regular expressions, on PCRE2."""
import _re

ASCII = A = 256
IGNORECASE = I = 2
MULTILINE = M = 8
DOTALL = S = 16
VERBOSE = X = 64
UNICODE = U = 32
_cache = {}


class error(Exception):
    def __init__(self, msg, pattern=None, pos=None):
        super().__init__(msg)
        self.msg = msg
        self.pattern = pattern
        self.pos = pos


_FLAGS = {"a": ASCII, "i": IGNORECASE, "L": 4, "m": MULTILINE, "s": DOTALL, "u": UNICODE, "x": VERBOSE}


def _leading_flags(pattern):
    """The flags of `(?imsx)` at the start, and where the pattern goes on."""
    end = pattern.find(")")
    letters = pattern[2:end] if pattern.startswith("(?") and end > 2 else ""
    if not letters or any(c not in _FLAGS for c in letters):
        return 0, 0
    if "L" in letters:
        raise error("bad inline flags: cannot use 'L' flag with a str pattern", pattern, end)
    if "a" in letters and "u" in letters:
        raise error("bad inline flags: flags 'a', 'u' and 'L' are incompatible", pattern, end)
    flags = 0
    for c in letters:
        flags |= _FLAGS[c]
    return flags, end + 1


def _escape(pattern, i, in_class):
    """What PCRE2 calls the escape at i, and its length."""
    c = pattern[i + 1:i + 2]
    if c == "Z" and not in_class:
        return "\\z", 2
    if c == "v":
        return "\\x0b", 2
    if c == "u" or c == "U":
        digits = pattern[i + 2:i + 2 + (4 if c == "u" else 8)]
        try:
            return "\\x{%x}" % int(digits, 16), 2 + len(digits)
        except ValueError:
            raise error(f"incomplete escape {pattern[i:i + 2] + digits}", pattern, i)
    if c.isascii() and c.isalpha() and c not in "abBdDfnNrsStwWxA":
        raise error(f"bad escape \\{c}", pattern, i)
    return pattern[i:i + 2], 2


def _translate(pattern, i, flags):
    """The pattern from i on, written as PCRE2 wants it."""
    parts, in_class, first = [], False, 0
    while i < len(pattern):
        c, n = pattern[i], 1
        if c == "\\":
            c, n = _escape(pattern, i, in_class)
        elif in_class:
            if c == "]" and i > first:
                in_class = False
            elif c in "[]":
                c = "\\" + c
        elif c == "[":
            in_class = True
            if pattern[i + 1:i + 2] == "^":
                c, n = "[^", 2
            first = i + n
        elif c == "#" and flags & VERBOSE:
            n = pattern.find("\n", i) - i
            c = pattern[i:i + n] if n > 0 else pattern[i:]
            n = len(c)
        elif c == "{" and pattern[i + 1:i + 2] == ",":
            end = pattern.find("}", i)
            if end == i + 2 or pattern[i + 2:end].isdigit():
                c, n = "{0,", 2
        parts.append(c)
        i += n
    return "".join(parts)


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        return pattern
    key = (pattern, int(flags))
    found = _cache.get(key)
    if found is None:
        found = _cache[key] = Pattern(pattern, int(flags))
    return found


class Pattern:
    def __init__(self, pattern, flags):
        leading, start = _leading_flags(pattern)
        flags |= leading
        code = _re.compile(_translate(pattern, start, flags), flags & ~UNICODE)
        if isinstance(code, tuple):
            raise error(f"{code[0]} at position {code[1]}", pattern, code[1])
        self._code = code
        self.pattern = pattern
        self.flags = flags if flags & ASCII else flags | UNICODE
        self.groups = code.groups
        self.groupindex = code.names

    def _find(self, string, pos, endpos, anchored, whole):
        end = len(string) if endpos is None else endpos
        spans = self._code.match(string, pos, end, anchored, whole)
        return None if spans is None else Match(self, string, spans, pos, end)

    def match(self, string, pos=0, endpos=None):
        return self._find(string, pos, endpos, True, False)

    def fullmatch(self, string, pos=0, endpos=None):
        return self._find(string, pos, endpos, True, True)

    def search(self, string, pos=0, endpos=None):
        return self._find(string, pos, endpos, False, False)

    def finditer(self, string, pos=0, endpos=None):
        end = len(string) if endpos is None else endpos
        while pos <= end:
            m = self.search(string, pos, end)
            if m is None:
                return
            yield m
            pos = m.end() + (m.end() == m.start())

    def findall(self, string, pos=0, endpos=None):
        result = []
        for m in self.finditer(string, pos, endpos):
            if self.groups == 0:
                result.append(m.group())
            elif self.groups == 1:
                result.append(m.group(1) or "")
            else:
                result.append(tuple([g or "" for g in m.groups()]))
        return result

    def split(self, string, maxsplit=0):
        result = []
        last = 0
        for m in self.finditer(string):
            if maxsplit and len(result) >= maxsplit * (1 + self.groups):
                break
            result.append(string[last:m.start()])
            result.extend(m.groups())
            last = m.end()
        result.append(string[last:])
        return result

    def subn(self, repl, string, count=0):
        pieces = []
        last = done = 0
        for m in self.finditer(string):
            if count and done >= count:
                break
            pieces.append(string[last:m.start()])
            pieces.append(repl(m) if callable(repl) else m.expand(repl))
            last = m.end()
            done += 1
        pieces.append(string[last:])
        return "".join(pieces), done

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def __repr__(self):
        return f"re.compile({self.pattern!r})"


class Match:
    def __init__(self, pattern, string, spans, pos, endpos):
        self.re = pattern
        self.string = string
        self._spans = spans
        self.pos = pos
        self.endpos = endpos

    def _index(self, group):
        if isinstance(group, str):
            if group not in self.re.groupindex:
                raise IndexError("no such group")
            return self.re.groupindex[group]
        if not 0 <= group < len(self._spans):
            raise IndexError("no such group")
        return group

    def _text(self, group, default=None):
        start, end = self._spans[self._index(group)]
        return default if start < 0 else self.string[start:end]

    def group(self, *groups):
        if not groups:
            return self._text(0)
        if len(groups) == 1:
            return self._text(groups[0])
        return tuple([self._text(g) for g in groups])

    __getitem__ = _text

    def groups(self, default=None):
        return tuple([self._text(i, default) for i in range(1, len(self._spans))])

    def groupdict(self, default=None):
        return {name: self._text(i, default) for name, i in sorted(self.re.groupindex.items(), key=lambda item: item[1])}

    def start(self, group=0):
        return self._spans[self._index(group)][0]

    def end(self, group=0):
        return self._spans[self._index(group)][1]

    def span(self, group=0):
        return self._spans[self._index(group)]

    @property
    def lastindex(self):
        best = None
        for i in range(1, len(self._spans)):
            if self._spans[i][0] >= 0 and (best is None or self._spans[i][1] > self._spans[best][1]):
                best = i
        return best

    @property
    def lastgroup(self):
        for name, i in self.re.groupindex.items():
            if i == self.lastindex:
                return name
        return None

    def expand(self, template):
        if "\\" not in template:
            return template
        out = []
        i = 0
        while i < len(template):
            c = template[i]
            if c != "\\" or i + 1 == len(template):
                out.append(c)
                i += 1
                continue
            c = template[i + 1]
            i += 2
            if c == "g" and template[i:i + 1] == "<":
                end = template.index(">", i)
                name = template[i + 1:end]
                out.append(self._text(int(name) if name.isdigit() else name, ""))
                i = end + 1
            elif c.isdigit():
                number = c
                if c != "0" and template[i:i + 1].isdigit():
                    number += template[i]
                    i += 1
                if int(number) >= len(self._spans):
                    raise error(f"invalid group reference {int(number)} at position {i - len(number)}")
                out.append(self._text(int(number), ""))
            else:
                out.append({"n": "\n", "t": "\t", "r": "\r", "\\": "\\", "f": "\f", "v": "\v", "a": "\a"}.get(c, "\\" + c))
        return "".join(out)

    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={self.group()!r}>"


def match(pattern, string, flags=0): return compile(pattern, flags).match(string)
def fullmatch(pattern, string, flags=0): return compile(pattern, flags).fullmatch(string)
def search(pattern, string, flags=0): return compile(pattern, flags).search(string)
def findall(pattern, string, flags=0): return compile(pattern, flags).findall(string)
def finditer(pattern, string, flags=0): return compile(pattern, flags).finditer(string)
def split(pattern, string, maxsplit=0, flags=0): return compile(pattern, flags).split(string, maxsplit)
def sub(pattern, repl, string, count=0, flags=0): return compile(pattern, flags).sub(repl, string, count)
def subn(pattern, repl, string, count=0, flags=0): return compile(pattern, flags).subn(repl, string, count)


def escape(pattern):
    return "".join("\\" + c if c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f" else c for c in pattern)


def purge():
    _cache.clear()
