"""Data classes: their methods are made as text when they are compiled."""
from _classes import annotated, bases, define, forget, get_own, has_own, set_own


class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


MISSING = _Missing()


class FrozenInstanceError(AttributeError):
    pass


class Field:
    def __init__(self, default, default_factory, init, repr, compare):
        self.name = ""
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.compare = compare


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, compare)


def _fields(cls):
    found = {}
    for base in bases(cls):
        if hasattr(base, "__dataclass_fields__"):
            for name, f in base.__dataclass_fields__.items():
                found[name] = f
    for name in annotated(cls):
        f = field()
        if has_own(cls, name):
            default = get_own(cls, name)
            if isinstance(default, Field):
                f = default
                if f.default is MISSING:
                    forget(cls, name)
                else:
                    set_own(cls, name, f.default)
            elif isinstance(default, (list, dict, set)):
                raise ValueError(f"mutable default {type(default)} for field {name} is not allowed: use default_factory")
            else:
                f = field(default=default)
        f.name = name
        found[name] = f
    return found


def _init_text(fields, post_init):
    head, body, names, optional = "def __init__(self", "", {}, False
    for f in fields:
        if f.init:
            if f.default is not MISSING:
                head = head + f", {f.name}=_default_{f.name}"
                names["_default_" + f.name] = f.default
                optional = True
            elif f.default_factory is not MISSING:
                head = head + f", {f.name}=_missing"
                optional = True
            elif optional:
                raise TypeError(f"non-default argument '{f.name}' follows default argument")
            else:
                head = head + f", {f.name}"
        if f.default_factory is not MISSING:
            names["_factory_" + f.name] = f.default_factory
            if f.init:
                body = body + f"    self.{f.name} = _factory_{f.name}() if {f.name} is _missing else {f.name}\n"
            else:
                body = body + f"    self.{f.name} = _factory_{f.name}()\n"
        elif f.init:
            body = body + f"    self.{f.name} = {f.name}\n"
    if post_init:
        body = body + "    self.__post_init__()\n"
    names["_missing"] = MISSING
    return head + "):\n" + (body or "    pass\n"), names


def _tuple_text(fields, object):
    parts = ""
    for f in fields:
        if f.compare:
            parts = parts + f"{object}.{f.name}, "
    return "(" + parts + ")"


def _process(cls, init, repr, eq, order, frozen):
    if frozen:
        raise NotImplementedError("native code: frozen data classes")
    found = _fields(cls)
    fields = tuple(found.values())
    text, names = "", {}
    if init and not has_own(cls, "__init__"):
        text, names = _init_text(fields, hasattr(cls, "__post_init__"))
    if repr and not has_own(cls, "__repr__"):
        shown, comma = "", ""
        for f in fields:
            if f.repr:
                shown = shown + comma + f.name + "={self." + f.name + "!r}"
                comma = ", "
        text = text + "def __repr__(self):\n    return f'{type(self).__qualname__}(" + shown + ")'\n"
    mine, other = _tuple_text(fields, "self"), _tuple_text(fields, "other")
    if eq and not has_own(cls, "__eq__"):
        text = text + f"def __eq__(self, other):\n    return {mine} == {other} if isinstance(other, _class) else False\n"
        names["_class"] = cls
    if order:
        for name, sign in (("lt", "<"), ("le", "<="), ("gt", ">"), ("ge", ">=")):
            text = text + f"def __{name}__(self, other):\n    return {mine} {sign} {other}\n"
    define(cls, text, names)
    set_own(cls, "__dataclass_fields__", found)
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, slots=False):
    if cls is None:
        return lambda c: _process(c, init, repr, eq, order, frozen)
    return _process(cls, init, repr, eq, order, frozen)


def fields(given):
    return tuple(given.__dataclass_fields__.values())


def is_dataclass(given):
    return hasattr(given, "__dataclass_fields__")


def _plain(value, as_tuple):
    if isinstance(value, list):
        return [_plain(x, as_tuple) for x in value]
    if isinstance(value, tuple):
        return tuple([_plain(x, as_tuple) for x in value])
    if isinstance(value, (int, float, str, bool, dict)) or value is None:
        return value
    return astuple(value) if as_tuple else asdict(value)


def asdict(given):
    return {f.name: _plain(getattr(given, f.name), False) for f in fields(given)}


def astuple(given):
    return tuple([_plain(getattr(given, f.name), True) for f in fields(given)])


def replace(given, /, **changes):
    values = {}
    for f in fields(given):
        if f.init:
            values[f.name] = changes[f.name] if f.name in changes else getattr(given, f.name)
    return type(given)(**values)
