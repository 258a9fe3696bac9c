"""Filling and indenting text. The words are split, and lines filled, as CPython's TextWrapper does."""
import re as _re

_BLANK = "[\t\n\x0b\x0c\r ]"
_WORD = r"[\w!\"'&.,?]"
_LETTER = r"[^\d\W]"
# A run of blanks; a dash of several hyphens between words; a word, which may end after its hyphen or before a dash.
_CHUNK = _re.compile(
    _BLANK + "+"
    + "|(?<=" + _WORD + r")-{2,}(?=\w)"
    + "|[^\t\n\x0b\x0c\r ]+?(?:-(?:(?<=" + _LETTER * 2 + "-)|(?<=" + _LETTER + "-" + _LETTER + "-))(?=" + _LETTER + "-?" + _LETTER + ")"
    + "|(?=" + _BLANK + r"|\Z)|(?<=" + _WORD + r")(?=-{2,}\w))")
_SIMPLE = _re.compile(_BLANK + "+|[^\t\n\x0b\x0c\r ]+")
_SENTENCE_END = _re.compile(r"[a-z][\.\!\?][\"\']?\Z")


class TextWrapper:
    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8,
                 *, max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _chunks(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate({ord(c): " " for c in "\t\n\x0b\x0c\r"})
        chunks = (_CHUNK if self.break_on_hyphens else _SIMPLE).findall(text)
        if self.fix_sentence_endings:
            for i in range(len(chunks) - 1):
                if chunks[i + 1] == " " and _SENTENCE_END.search(chunks[i]):
                    chunks[i + 1] = "  "
        return chunks

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks = self._chunks(text)
        chunks.reverse()
        lines = []
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            room = self.width - len(indent)
            line, used = [], 0
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                chunks.pop()
            while chunks and used + len(chunks[-1]) <= room:
                used += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > room:
                if self.break_long_words:
                    left = 1 if room < 1 else room - used
                    chunk = chunks[-1]
                    end = left
                    if self.break_on_hyphens and len(chunk) > left:
                        hyphen = chunk.rfind("-", 0, left)
                        if hyphen > 0 and any(c != "-" for c in chunk[:hyphen]):
                            end = hyphen + 1
                    line.append(chunk[:end])
                    chunks[-1] = chunk[end:]
                elif not line:
                    line.append(chunks.pop())
                used = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == "":
                used -= len(line[-1])
                line.pop()
            if not line:
                continue
            if (self.max_lines is None or len(lines) + 1 < self.max_lines
                    or (not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()) and used <= room):
                lines.append(indent + "".join(line))
                continue
            while line:   # the last line: words go until the placeholder fits
                if line[-1].strip() and used + len(self.placeholder) <= room:
                    lines.append(indent + "".join(line) + self.placeholder)
                    break
                used -= len(line[-1])
                line.pop()
            else:
                if lines:
                    last = lines[-1].rstrip()
                    if len(last) + len(self.placeholder) <= self.width:
                        lines[-1] = last + self.placeholder
                        break
                lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    lines = [line if line.strip() else "" for line in text.split("\n")]
    margin = None
    for line in lines:
        if not line:
            continue
        indent = line[:len(line) - len(line.lstrip())]
        if margin is None:
            margin = indent
        while not indent.startswith(margin):
            margin = margin[:-1]
    return "\n".join([line[len(margin):] if line and margin else line for line in lines])


def indent(text, prefix, predicate=None):
    return "".join([prefix + line if (predicate or str.strip)(line) else line for line in text.splitlines(True)])
