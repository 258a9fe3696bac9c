"""Objects printed over lines that are not too long."""
import sys
from collections import OrderedDict, defaultdict, deque



def in_order(items, key=lambda x: x):
    try:
        return sorted(items, key=key)
    except TypeError:
        return sorted(items, key=lambda x: (str(type(key(x))), repr(key(x))))


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent, self._width, self._depth, self._stream = indent, width, depth, stream
        self._compact, self._sort, self._underscores = compact, sort_dicts, underscore_numbers

    def pprint(self, object):
        out = self._stream if self._stream is not None else sys.stdout
        out.write(self.pformat(object) + "\n")

    def pformat(self, object):
        out = []
        self._format(object, out, 0, 0, (), 0)
        return "".join(out)

    def isreadable(self, object):
        return True

    def isrecursive(self, object):
        return "<Recursion on" in self._repr(object, (), 0)

    def _repr(self, x, around, level):
        """One line of text; dictionaries in order, nesting cut at the depth."""
        if isinstance(x, int) and not isinstance(x, bool) and self._underscores and type(x).__repr__ is int.__repr__:
            return f"{x:_d}"
        kind = type(x)
        brackets = {list: "[]", tuple: "()", dict: "{}"}.get(kind)
        if brackets is None:
            return repr(x)
        if not x:
            return brackets
        if self._depth is not None and level >= self._depth:
            return brackets[0] + "..." + brackets[1]
        if id(x) in around:
            return f"<Recursion on {kind.__name__} with id={id(x)}>"
        around += (id(x),)
        if kind is dict:
            items = in_order(x.items(), lambda kv: kv[0]) if self._sort else x.items()
            parts = [f"{self._repr(k, around, level + 1)}: {self._repr(v, around, level + 1)}" for k, v in items]
        else:
            parts = [self._repr(v, around, level + 1) for v in x]
        comma = "," if kind is tuple and len(x) == 1 else ""
        return brackets[0] + ", ".join(parts) + comma + brackets[1]

    def _format(self, x, out, indent, allowance, around, level):
        text = self._repr(x, around, level)
        if len(text) <= self._width - indent - allowance or id(x) in around or self._depth is not None and level >= self._depth:
            out.append(text)
            return
        around += (id(x),)
        level += 1
        shape = type(x).__repr__
        if shape in (dict.__repr__,) and x:
            self._dict(x, out, indent, allowance, around, level)
        elif shape is list.__repr__ and x:
            self._wrapped("[", x, "]", out, indent, allowance, around, level)
        elif shape is tuple.__repr__ and x:
            self._wrapped("(", x, ",)" if len(x) == 1 else ")", out, indent, allowance, around, level)
        elif shape in (set.__repr__, frozenset.__repr__) and x:
            name = "" if type(x) is set else type(x).__name__ + "("
            self._wrapped(name + "{", in_order(x), "}" + (")" if name else ""), out, indent + len(name), allowance, around, level, len(name))
        elif shape is str.__repr__ and x:
            self._text(x, out, indent, allowance, level)
        elif isinstance(x, (OrderedDict, defaultdict)) and x:
            self._named_dict(x, out, indent, allowance, around, level)
        elif isinstance(x, deque) and x:
            self._wrapped("deque([", x, "])" if x.maxlen is None else f"],\n{' ' * (indent + 6)}maxlen={x.maxlen})", out, indent + 6, allowance, around, level, 6)
        elif hasattr(x, "__dataclass_fields__") and not isinstance(x, type) and "__create_fn__" in getattr(type(x).__repr__, "__qualname__", "__create_fn__"):
            self._fields(x, out, indent, allowance, around, level)
        else:
            out.append(text)

    def _dict(self, x, out, indent, allowance, around, level):
        out.append("{" + " " * (self._indent - 1))
        indent += self._indent
        items = in_order(x.items(), lambda kv: kv[0]) if self._sort else list(x.items())
        for i, (k, v) in enumerate(items):
            key, last = self._repr(k, around, level), i == len(items) - 1
            out.append(key + ": ")
            self._format(v, out, indent + len(key) + 2, allowance + 1 if last else 1, around, level)
            if not last:
                out.append(",\n" + " " * indent)
        out.append("}")

    def _named_dict(self, x, out, indent, allowance, around, level):
        name = type(x).__name__ + "("
        out.append(name)
        if isinstance(x, defaultdict):
            out.append(self._repr(x.default_factory, around, level) + ",\n" + " " * (indent + len(name)))
            self._dict(x, out, indent + len(name), allowance + 1, around, level)
        else:
            self._items("[", [(k, v) for k, v in x.items()], "]", out, indent + len(name), allowance + 1, around, level)
        out.append(")")

    def _items(self, opening, pairs, closing, out, indent, allowance, around, level):
        out.append(opening)
        indent += 1
        for i, (k, v) in enumerate(pairs):
            last, key = i == len(pairs) - 1, self._repr(k, around, level)
            out.append("(" + key + ", ")
            self._format(v, out, indent + len(key) + 3, allowance + 1 if last else 1, around, level)
            out.append(")" if last else "),\n" + " " * indent)
        out.append(closing)

    def _wrapped(self, opening, items, closing, out, indent, allowance, around, level, extra=0):
        out.append(opening + " " * (self._indent - 1))
        indent += self._indent if not extra else 1
        width = room = self._width - indent + 1
        first, items = True, list(items)
        for i, x in enumerate(items):
            last = i == len(items) - 1
            if last:
                width -= len(closing.split("\n")[0]) - 1 + allowance
                room -= allowance + len(closing.split("\n")[0]) - 1 if self._compact else 0
            if self._compact:
                text = self._repr(x, around, level)
                size = len(text) + 2
                if room < size and not first:
                    room = self._width - indent + 1 - (allowance if last else 0)
                    out.append(",\n" + " " * indent)
                    first = True
                if room >= size:
                    out.append(("" if first else ", ") + text)
                    room, first = room - size, False
                    continue
            if not first:
                out.append(",\n" + " " * indent)
            first = False
            self._format(x, out, indent, allowance + len(closing.split("\n")[0]) if last else 1, around, level)
        out.append(closing)

    def _text(self, x, out, indent, allowance, level):
        lines = x.splitlines(True)
        if level == 1:
            indent, allowance = indent + 1, allowance + 1
        chunks, width = [], self._width - indent
        for i, line in enumerate(lines):
            room = width - (allowance if i == len(lines) - 1 else 0)
            if len(repr(line)) <= room:
                chunks.append(repr(line))
                continue
            pieces, current = [p for p in split_words(line)], ""
            for j, piece in enumerate(pieces):
                limit = room if j == len(pieces) - 1 and i == len(lines) - 1 else width
                if len(repr(current + piece)) > limit and current:
                    chunks.append(repr(current))
                    current = ""
                current += piece
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            out.append(chunks[0])
            return
        body = ("\n" + " " * indent).join(chunks)
        out.append(f"({body})" if level == 1 else body)

    def _fields(self, x, out, indent, allowance, around, level):
        name = type(x).__name__
        indent += len(name) + 1
        out.append(name + "(")
        fields = [(f.name, getattr(x, f.name)) for f in x.__dataclass_fields__.values() if f.repr]
        for i, (key, value) in enumerate(fields):
            last = i == len(fields) - 1
            out.append(key + "=")
            self._format(value, out, indent + len(key) + 1, allowance + 1 if last else 1, around, level)
            if not last:
                out.append(",\n" + " " * indent)
        out.append(")")


def split_words(line):
    """Words with the blanks that follow them."""
    out, current = [], ""
    for c in line:
        if current and current[-1].isspace() and not c.isspace():
            out.append(current)
            current = ""
        current += c
    return out + [current] if current else out


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pformat(object)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._repr(object, (), 0)


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)
