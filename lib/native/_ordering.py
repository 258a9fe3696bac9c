"""functools.total_ordering: the methods that a class lacks, made as text when they are compiled."""
from _classes import bases, define, has_own

_BY = {
    "__lt__": (("__gt__", "not self < other and self != other"), ("__le__", "self < other or self == other"), ("__ge__", "not self < other")),
    "__le__": (("__ge__", "other <= self"), ("__lt__", "self <= other and self != other"), ("__gt__", "not self <= other")),
    "__gt__": (("__lt__", "not self > other and self != other"), ("__ge__", "self > other or self == other"), ("__le__", "not self > other")),
    "__ge__": (("__le__", "other >= self"), ("__gt__", "self >= other and self != other"), ("__lt__", "not self >= other"))}


def _defines(cls, name):
    if has_own(cls, name):
        return True
    for base in bases(cls):
        if _defines(base, name):
            return True
    return False


def total_ordering(cls):
    for root in ("__lt__", "__le__", "__gt__", "__ge__"):
        if _defines(cls, root):
            text = ""
            for name, test in _BY[root]:
                if not _defines(cls, name):
                    text = text + "def " + name + "(self, other):\n    return " + test + "\n"
            if text:
                define(cls, text, {})
            return cls
    raise ValueError("must define at least one ordering operation: < > <= >=")
