"""Contexts of numpy.testing: for exceptions and for warnings."""


class _Raises:
    """A context that expects an exception, as unittest's assertRaises."""

    def __init__(self, expected, pattern=None):
        self.expected, self.pattern = expected, pattern

    def _name(self):
        e = self.expected
        return "(" + ", ".join([x.__name__ for x in e]) + ")" if isinstance(e, tuple) else e.__name__

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            raise AssertionError(self._name() + " not raised")
        if not issubclass(kind, self.expected):
            return False
        self.exception = value
        if self.pattern is not None:
            import re
            if re.search(self.pattern, str(value)) is None:
                shown = self.pattern if isinstance(self.pattern, str) else self.pattern.pattern
                raise AssertionError(f'"{shown}" does not match "{value}"')
        return True


def _called(context, args, kwargs):
    if not args:
        return context
    with context:
        args[0](*args[1:], **kwargs)


def assert_raises(exception_class, *args, **kwargs):
    return _called(_Raises(exception_class), args, kwargs)


def assert_raises_regex(exception_class, expected_regexp, *args, **kwargs):
    return _called(_Raises(exception_class, expected_regexp), args, kwargs)


class _Warns:
    """A context that counts warnings: at least one of a class, or none at all."""

    def __init__(self, wanted, name=None):
        self.wanted, self.name = wanted, name

    def __enter__(self):
        import warnings
        self.catcher = warnings.catch_warnings(record=True)
        self.log = self.catcher.__enter__()
        warnings.simplefilter("always")
        return self.log

    def __exit__(self, kind, value, trace):
        self.catcher.__exit__(kind, value, trace)
        if kind is not None:
            return False
        where = f" when calling {self.name}" if self.name is not None else ""
        if self.wanted is None:
            if self.log:
                raise AssertionError(f"Got warnings{where}: {self.log}")
        elif not [w for w in self.log if issubclass(w.category, self.wanted)]:
            raise AssertionError("No warning raised" + where)


def assert_warns(warning_class, *args, **kwargs):
    if not args:
        return _Warns(warning_class)
    with _Warns(warning_class, args[0].__name__):
        return args[0](*args[1:], **kwargs)


def assert_no_warnings(*args, **kwargs):
    if not args:
        return _Warns(None)
    with _Warns(None, args[0].__name__):
        return args[0](*args[1:], **kwargs)


class clear_and_catch_warnings:
    """warnings.catch_warnings; the modules' registers of warnings already shown start empty."""
    class_modules = ()

    def __init__(self, record=False, modules=()):
        import warnings
        self.catcher = warnings.catch_warnings(record=record)

    def __enter__(self):
        return self.catcher.__enter__()

    def __exit__(self, *exc):
        return self.catcher.__exit__(*exc)


class suppress_warnings:
    """Ignores the warnings that its filters name, and lists those that its records name."""

    def __init__(self, forwarding_rule="always"):
        if forwarding_rule not in ("always", "module", "once", "location"):
            raise ValueError("unsupported forwarding rule.")
        self.rules, self.log, self.catcher = [], [], None

    def filter(self, category=Warning, message="", module=None):
        self.rules.append((category, message, module, None))

    def record(self, category=Warning, message="", module=None):
        kept = []
        self.rules.append((category, message, module, kept))
        return kept

    def __enter__(self):
        import warnings
        self.catcher = warnings.catch_warnings()
        self.catcher.__enter__()
        self.log.clear()
        self.shown = warnings.showwarning
        warnings.simplefilter("always")
        warnings.showwarning = self._show
        return self

    def __exit__(self, *exc):
        self.catcher.__exit__(*exc)

    def _show(self, message, category, filename, lineno, *rest, **named):
        import re
        import warnings
        for kind, text, module, kept in reversed(self.rules):
            if issubclass(category, kind) and re.match(text, str(message), re.I) is not None:
                if kept is not None:
                    record = warnings.WarningMessage(message, category, filename, lineno)
                    self.log.append(record)
                    kept.append(record)
                return
        self.shown(message, category, filename, lineno, *rest, **named)

    def __call__(self, func):
        def wrapped(*args, **kwargs):
            with self:
                return func(*args, **kwargs)
        return wrapped
