"""A program as a tree of lines and blocks, which shrinking can cut, and its meaning: what CPython with NumPy prints."""
import contextlib
import io
import warnings

import numpy as np


class Block:
    """A header with statements below it. A statement is a line of text or a Block."""

    def __init__(self, header, body):
        self.header, self.body = header, body


def render(body, depth=1):
    lines = []
    for s in body:
        if isinstance(s, Block):
            lines += ["    " * depth + s.header] + render(s.body or ["pass"], depth + 1)
        else:
            lines.append("    " * depth + s)
    return lines


def source(body, name="program"):
    return "\n".join([f"def {name}():"] + render(body or ["pass"])) + "\n"


def meaning(body):
    """What it prints, or None when it raises: such programs are not compared."""
    out, space = io.StringIO(), {"np": np}
    try:
        with contextlib.redirect_stdout(out), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(source(body), space)
            space["program"]()
    except Exception:
        return None
    return out.getvalue()


def cuts(body):
    """The program with something left out or simplified, largest cuts first."""
    n = len(body)
    size = n
    while size:
        for i in range(0, n, size):
            yield body[:i] + body[i + size:]
        size //= 2
    for i, s in enumerate(body):
        if isinstance(s, Block):
            yield body[:i] + s.body + body[i + 1:]
            for inner in cuts(s.body):
                if inner:
                    yield body[:i] + [Block(s.header, inner)] + body[i + 1:]


def shrink(body, fails, limit=400):
    """The smallest program found for which fails() still holds."""
    tries, smaller = 0, True
    while smaller and tries < limit:
        smaller = False
        for candidate in cuts(body):
            tries += 1
            if tries >= limit:
                break
            if len(source(candidate)) < len(source(body)) and fails(candidate):
                body, smaller = candidate, True
                break
    return body
