"""The text of exceptions."""
import sys as _sys


def format_exception_only(exc, value=None):
    value = value if value is not None else exc
    text = str(value)
    return [f"{type(value).__name__}: {text}\n" if text else f"{type(value).__name__}\n"]


def format_exc(limit=None, chain=True):
    e = _sys.exc_info()[1]
    return "NoneType: None\n" if e is None else "".join(["Traceback (most recent call last):\n"] + format_exception_only(e))


def print_exc(limit=None, file=None, chain=True):
    (file or _sys.stderr).write(format_exc())


def print_exception(exc, value=None, tb=None, limit=None, file=None, chain=True):
    (file or _sys.stderr).write("".join(["Traceback (most recent call last):\n"] + format_exception_only(exc, value)))
