"""Warnings, for native code: they go to stderr, once for each place; which of them are shown is not part of a program's output."""
from _warnings import warn_here as _warn_here


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    _warn_here(category.__name__, str(message))


def _known(action):
    if action == "error":
        raise NotImplementedError("native code: warnings that raise")


def simplefilter(action, category=Warning, lineno=0, append=False):
    _known(action)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    _known(action)


def resetwarnings():
    pass


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        if record:
            raise NotImplementedError("native code: warnings that are recorded")

    def __enter__(self):
        return None

    def __exit__(self, kind, value, trace):
        return None
