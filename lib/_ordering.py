"""functools.total_ordering."""


def total_ordering(cls):
    defined = {op for op in ("__lt__", "__le__", "__gt__", "__ge__") if getattr(cls, op) is not getattr(object, op, None)
               and any(op in base.__dict__ for base in cls.__mro__[:-1])}
    if not defined:
        raise ValueError("must define at least one ordering operation: < > <= >=")

    def negated(method):
        def compare(self, other):
            result = method(self, other)
            return result if result is NotImplemented else not result
        return compare

    def either(method):
        def compare(self, other):
            result = method(self, other)
            return result if result is NotImplemented else result or self == other
        return compare

    def neither(method):
        def compare(self, other):
            result = method(self, other)
            return result if result is NotImplemented else not result and self != other
        return compare

    def both(method):
        def compare(self, other):
            result = method(self, other)
            return result if result is NotImplemented else result and self != other
        return compare

    root = max(defined)   # prefers __lt__ to __le__ to __gt__ to __ge__
    rules = {"__lt__": [("__gt__", neither), ("__le__", either), ("__ge__", negated)],
             "__le__": [("__ge__", lambda m: lambda s, o: o <= s), ("__lt__", both), ("__gt__", negated)],
             "__gt__": [("__lt__", neither), ("__ge__", either), ("__le__", negated)],
             "__ge__": [("__le__", lambda m: lambda s, o: o >= s), ("__gt__", both), ("__lt__", negated)]}
    method = getattr(cls, root)
    for name, rule in rules[root]:
        if name not in defined:
            function = rule(method)
            function.__name__ = name
            setattr(cls, name, function)
    return cls
