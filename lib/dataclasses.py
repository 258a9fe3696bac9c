"""Data classes."""


class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


MISSING = _Missing()


class FrozenInstanceError(AttributeError):
    pass


class KW_ONLY:
    pass


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = metadata or {}
        self.kw_only = kw_only


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _is_classvar(annotation):
    text = annotation if isinstance(annotation, str) else getattr(annotation, "_name", "")
    return text.startswith("ClassVar") or text.startswith("typing.ClassVar")


def _is_initvar(annotation):
    return annotation is InitVar or isinstance(annotation, InitVar) or (isinstance(annotation, str) and annotation.startswith("InitVar"))


class InitVar:
    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)


def _collect(cls, kw_only):
    found = {}
    for base in cls.__mro__[-1:0:-1]:
        found.update(base.__dict__.get("__dataclass_fields__", {}))
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if annotation is KW_ONLY or annotation == "KW_ONLY":
            kw_only = True
            continue
        if _is_classvar(annotation):
            continue
        default = getattr(cls, name, MISSING) if name in cls.__dict__ else MISSING
        f = default if isinstance(default, Field) else field(default=default)
        if isinstance(default, Field):
            if f.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, f.default)
        elif isinstance(default, (list, dict, set)):
            raise ValueError(f"mutable default {type(default)} for field {name} is not allowed: use default_factory")
        f.name = name
        f.type = annotation
        f.init_only = _is_initvar(annotation)
        if f.kw_only is MISSING:
            f.kw_only = kw_only
        found[name] = f
    return found


def _join(names):
    quoted = [f"'{n}'" for n in names]
    if len(quoted) == 1:
        return quoted[0]
    return (" and " if len(quoted) == 2 else ", and ").join([", ".join(quoted[:-1]), quoted[-1]])


def _make_init(cls, all_fields, frozen):
    fields_ = [f for f in all_fields if f.init]
    positional = [f for f in fields_ if not f.kw_only]
    keyword = [f for f in fields_ if f.kw_only]
    seen_default = False
    for f in positional:
        has = f.default is not MISSING or f.default_factory is not MISSING
        if seen_default and not has:
            raise TypeError(f"non-default argument {f.name!r} follows default argument")
        seen_default = seen_default or has
    names = {f.name for f in fields_}
    title = f"{cls.__qualname__}.__init__()"
    post = hasattr(cls, "__post_init__")

    def __init__(self, *args, **kwargs):
        if len(args) > len(positional):
            few = sum(1 for f in positional if f.default is MISSING and f.default_factory is MISSING) + 1
            most = len(positional) + 1
            takes = f"{most}" if few == most else f"from {few} to {most}"
            raise TypeError(f"{title} takes {takes} positional argument{'s' if most > 1 or few != most else ''} but {len(args) + 1} were given")
        values = {}
        for f, value in zip(positional, args):
            values[f.name] = value
        for name, value in kwargs.items():
            if name not in names:
                raise TypeError(f"{title} got an unexpected keyword argument '{name}'")
            if name in values:
                raise TypeError(f"{title} got multiple values for argument '{name}'")
            values[name] = value
        for group, kind in ((positional, "positional"), (keyword, "keyword-only")):
            missing = [f.name for f in group if f.name not in values and f.default is MISSING and f.default_factory is MISSING]
            if missing:
                raise TypeError(f"{title} missing {len(missing)} required {kind} argument{'s' * (len(missing) > 1)}: {_join(missing)}")
        extra = []
        for f in all_fields:
            if f.name in values:
                value = values[f.name]
            elif f.default_factory is not MISSING:
                value = f.default_factory()
            elif f.default is not MISSING:
                value = f.default
            else:
                continue
            if f.init_only:
                extra.append(value)
            else:
                object.__setattr__(self, f.name, value)
        if post:
            self.__post_init__(*extra)
    return __init__


def _process(cls, init, repr_, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
    table = _collect(cls, kw_only)
    cls.__dataclass_fields__ = table
    cls.__dataclass_params__ = {"frozen": frozen}
    every = list(table.values())
    plain = [f for f in every if not f.init_only]
    compared = [f.name for f in plain if f.compare]

    def add(name, function, force=False):
        if force or name not in cls.__dict__:
            function.__name__ = name
            function.__qualname__ = f"{cls.__qualname__}.{name}"
            setattr(cls, name, function)

    if init:
        add("__init__", _make_init(cls, every, frozen))
    if repr_:
        shown = [f.name for f in plain if f.repr]
        active = []

        def __repr__(self):
            if any(a is self for a in active):
                return "..."
            active.append(self)
            try:
                return type(self).__qualname__ + "(" + ", ".join([f"{n}={getattr(self, n)!r}" for n in shown]) + ")"
            finally:
                active.pop()
        add("__repr__", __repr__)

    def key(x):
        return tuple([getattr(x, n) for n in compared])

    if eq:
        def __eq__(self, other):
            return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented
        own_hash = cls.__dict__.get("__hash__")
        add("__eq__", __eq__)
        hashed = [f.name for f in plain if (f.compare if f.hash is None else f.hash)]
        if unsafe_hash or (frozen and own_hash is None):
            add("__hash__", lambda self: hash(tuple([getattr(self, n) for n in hashed])), True)
        elif own_hash is None:
            cls.__hash__ = None
    if order:
        if not eq:
            raise ValueError("eq must be true if order is true")
        add("__lt__", lambda self, other: key(self) < key(other) if other.__class__ is self.__class__ else NotImplemented)
        add("__le__", lambda self, other: key(self) <= key(other) if other.__class__ is self.__class__ else NotImplemented)
        add("__gt__", lambda self, other: key(self) > key(other) if other.__class__ is self.__class__ else NotImplemented)
        add("__ge__", lambda self, other: key(self) >= key(other) if other.__class__ is self.__class__ else NotImplemented)
    if frozen:
        def __setattr__(self, name, value):
            raise FrozenInstanceError(f"cannot assign to field {name!r}")

        def __delattr__(self, name):
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        add("__setattr__", __setattr__)
        add("__delattr__", __delattr__)
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in every if f.init and not f.kw_only])
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False,
              slots=False, weakref_slot=False):
    def wrap(c):
        return _process(c, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots)
    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    try:
        table = class_or_instance.__dataclass_fields__
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in table.values() if not f.init_only])


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), "__dataclass_fields__")


def _convert(value, factory, whole):
    if is_dataclass(value) and not isinstance(value, type):
        pairs = [(f.name, _convert(getattr(value, f.name), factory, whole)) for f in fields(value)]
        return factory(pairs) if whole else factory([v for _, v in pairs])
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*[_convert(v, factory, whole) for v in value])
    if isinstance(value, (list, tuple)):
        return type(value)([_convert(v, factory, whole) for v in value])
    if isinstance(value, dict):
        return type(value)((_convert(k, factory, whole), _convert(v, factory, whole)) for k, v in value.items())
    return value


def asdict(obj, *, dict_factory=dict):
    if not is_dataclass(obj) or isinstance(obj, type):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, dict_factory, True)


def astuple(obj, *, tuple_factory=tuple):
    return _convert(obj, tuple_factory, False)


def replace(obj, /, **changes):
    for f in obj.__dataclass_fields__.values():
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes and not f.init_only:
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **kwargs):
    space = dict(namespace or {})
    annotations = {}
    for item in fields:
        if isinstance(item, str):
            annotations[item] = object
        else:
            annotations[item[0]] = item[1]
            if len(item) == 3:
                space[item[0]] = item[2]
    space["__annotations__"] = annotations
    return dataclass(type(cls_name, bases, space), **kwargs)
