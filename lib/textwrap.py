"""Filling and indenting text."""
import re as _re


def wrap(text, width=70, initial_indent="", subsequent_indent="", break_long_words=True, **kwargs):
    words = text.split()
    lines = []
    line = ""
    for word in words:
        indent = subsequent_indent if lines else initial_indent
        room = width - len(indent)
        while True:
            if not line:
                if len(word) <= room or not break_long_words:
                    line = word
                    break
                lines.append(indent + word[:room])
                word = word[room:]
                indent = subsequent_indent
                room = width - len(indent)
            elif len(line) + 1 + len(word) <= room:
                line += " " + word
                break
            else:
                lines.append(indent + line)
                line = ""
                indent = subsequent_indent
                room = width - len(indent)
    if line:
        lines.append((subsequent_indent if lines else initial_indent) + line)
    return lines


def fill(text, width=70, **kwargs):
    return "\n".join(wrap(text, width, **kwargs))


def shorten(text, width, placeholder=" [...]", **kwargs):
    words = text.split()
    whole = " ".join(words)
    if len(whole) <= width:
        return whole
    while words and len(" ".join(words)) + len(placeholder) > width:
        words.pop()
    return " ".join(words) + placeholder if words else placeholder.strip()


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
