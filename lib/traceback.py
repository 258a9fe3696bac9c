"""The text of exceptions."""
import sys as _sys


def format_exception_only(exc, value=None):
    value = value if value is not None else exc
    text = str(value)
    return [f"{type(value).__name__}: {text}\n" if text else f"{type(value).__name__}\n"]


def format_exception(exc, value=None, tb=None, limit=None, chain=True):
    if limit is not None or not chain:
        raise NotImplementedError("npcc: traceback with limit or chain is not supported")
    return _sys._format_exception(value if value is not None else exc).splitlines(True)


def format_exc(limit=None, chain=True):
    e = _sys.exc_info()[1]
    return "NoneType: None\n" if e is None else "".join(format_exception(e, limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    (file or _sys.stderr).write(format_exc(limit, chain))


def print_exception(exc, value=None, tb=None, limit=None, file=None, chain=True):
    (file or _sys.stderr).write("".join(format_exception(exc, value, tb, limit, chain)))
