"""literal_eval: the values of displays of literals, nothing of which is run."""
import re

_TOKEN = re.compile(r"""\s*(?:
    (?P<string>[bBuUrR]{0,2}(?:'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"))
  | (?P<number>0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9_]+)?[jJ]?)
  | (?P<name>[A-Za-z_]\w*)
  | (?P<mark>[][(){},:+-])
)""", re.VERBOSE | re.DOTALL)
_NAMES = {"True": True, "False": False, "None": None}
_DEEPEST = 200


def _malformed(what):
    return ValueError(f"malformed node or string: {what}")


def _tokens(text):
    at, out = 0, []
    end = len(text.rstrip())
    while at < end:
        m = _TOKEN.match(text, at)
        if not m:
            raise SyntaxError("invalid syntax (<unknown>, line 1)")
        out.append((m.lastgroup, m.group(m.lastgroup)))
        at = m.end()
    return out


class _Reader:
    def __init__(self, text):
        self.tokens, self.at, self.depth = _tokens(text), 0, 0

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else ("end", "the end")

    def take(self, mark):
        if self.peek() != ("mark", mark):
            return False
        self.at += 1
        return True

    def expect(self, mark):
        if not self.take(mark):
            raise SyntaxError("invalid syntax (<unknown>, line 1)")

    # value: ['+' | '-'] atom [('+' | '-') imaginary]
    def value(self):
        self.depth += 1
        if self.depth > _DEEPEST:
            raise MemoryError("a literal that is nested too deeply")
        left = self.signed()
        while self.peek() in (("mark", "+"), ("mark", "-")):
            minus = self.take("-") or not self.take("+")
            right = self.atom()
            if type(left) not in (int, float) or type(right) is not complex:
                raise _malformed("an operator between other things than a number and an imaginary number")
            left = left - right if minus else left + right
        self.depth -= 1
        return left

    def signed(self):
        minus = self.take("-")
        if not minus and not self.take("+"):
            return self.atom()
        operand = self.atom()
        if type(operand) not in (int, float, complex):
            raise _malformed("a sign before something that is no number")
        return -operand if minus else operand

    def atom(self):
        kind, text = self.peek()
        self.at += 1
        if kind == "string":
            whole = eval(text)   # one literal, by the pattern above
            while self.peek()[0] == "string":
                whole += eval(self.peek()[1])
                self.at += 1
            return whole
        if kind == "number":
            return eval(text)
        if kind == "name" and text in _NAMES:
            return _NAMES[text]
        if kind == "name" and text == "set" and self.take("("):
            self.expect(")")
            return set()
        if kind == "mark" and text in "([{":
            return {"(": self.group, "[": self.sequence, "{": self.braces}[text]()
        if kind == "name" and self.peek()[0] in ("end", "mark"):
            raise _malformed(f"the name {text}")
        raise SyntaxError("invalid syntax (<unknown>, line 1)")

    def items(self, close):
        """The items up to close, and whether a comma ended them."""
        out, comma = [], True
        while not self.take(close):
            if not comma:
                self.expect(",")
            out.append(self.value())
            comma = self.take(",")
        return out, comma

    def group(self):
        items, comma = self.items(")")
        return items[0] if len(items) == 1 and not comma else tuple(items)

    def sequence(self):
        return self.items("]")[0]

    def braces(self):
        if self.take("}"):
            return {}
        first = self.value()
        if not self.take(":"):
            rest = self.items("}")[0] if self.take(",") else (self.expect("}"), [])[1]
            return {first, *rest}
        out = {first: self.value()}
        while not self.take("}"):
            self.expect(",")
            if self.take("}"):
                break
            key = self.value()
            self.expect(":")
            out[key] = self.value()
        return out


def literal_eval(node_or_string):
    if not isinstance(node_or_string, str):
        raise _malformed(repr(node_or_string))
    reader = _Reader(node_or_string.lstrip(" \t"))
    first = reader.value()
    if reader.peek() == ("mark", ","):
        items = [first]
        while reader.take(",") and reader.peek()[0] != "end":
            items.append(reader.value())
        first = tuple(items)
    if reader.peek()[0] != "end":
        raise SyntaxError("invalid syntax (<unknown>, line 1)")
    return first
