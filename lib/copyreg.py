"""How objects are taken apart for pickling: what object.__reduce_ex__ answers, and the tables of programs."""
import types

dispatch_table = {}


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")


def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    obj = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(obj, state)
    return obj


def _slot_names(cls):
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ("__dict__", "__weakref__"):
                continue
            hidden = name.startswith("__") and not name.endswith("__")
            names.append(f"_{base.__name__.lstrip('_')}{name}" if hidden else name)
    return names


def _state(obj):
    if hasattr(type(obj), "__getstate__"):
        return obj.__getstate__()
    state = getattr(obj, "__dict__", None) or None
    slots = {name: getattr(obj, name) for name in _slot_names(type(obj)) if hasattr(obj, name)}
    return (state, slots) if slots else state


_OPAQUE = (types.GeneratorType, types.ModuleType, type({}.keys()), type({}.values()), type({}.items()), memoryview)


def _check(obj):
    """Refuses what holds a state that its attributes do not show."""
    cls = type(obj)
    if isinstance(obj, _OPAQUE) or hasattr(obj, "fileno"):
        raise TypeError(f"cannot pickle '{cls.__name__}' object")
    if cls.__module__ in ("builtins", "numpy") and cls not in (object, int, float, str, bytes, tuple, list, dict):
        raise TypeError(f"cannot pickle '{cls.__name__}' object")


_PLAIN = (int, float, str, bytes, tuple, complex)


def _default(obj, protocol):
    """What object.__reduce_ex__ answers from protocol 2 on."""
    cls = type(obj)
    _check(obj)
    if hasattr(cls, "__getnewargs_ex__"):
        args, kwargs = obj.__getnewargs_ex__()
        new, arguments = (__newobj_ex__, (cls, args, kwargs)) if kwargs else (__newobj__, (cls, *args))
    elif hasattr(cls, "__getnewargs__"):
        new, arguments = __newobj__, (cls, *obj.__getnewargs__())
    else:
        plain = [base for base in _PLAIN if isinstance(obj, base)]
        new, arguments = __newobj__, (cls, plain[0](obj)) if plain else (cls,)
    items = iter(obj) if isinstance(obj, list) else None
    pairs = iter(obj.items()) if isinstance(obj, dict) else None
    return new, arguments, _state(obj), items, pairs


def _set(obj, protocol):
    return type(obj), (list(obj),), getattr(obj, "__dict__", None) or None


def _bytearray(obj, protocol):
    return type(obj), (bytes(obj),) if obj else (), getattr(obj, "__dict__", None) or None


def _exception(obj, protocol):
    state = getattr(obj, "__dict__", None)
    return (type(obj), obj.args, dict(state)) if state else (type(obj), obj.args)


_BUILT_IN = [(complex, lambda o, p: (complex, (o.real, o.imag)) if type(o) is complex else _default(o, p)),
             (range, lambda o, p: (range, (o.start, o.stop, o.step))), (slice, lambda o, p: (slice, (o.start, o.stop, o.step))),
             ((set, frozenset), _set), (bytearray, _bytearray), (BaseException, _exception),
             (type(Ellipsis), lambda o, p: "Ellipsis"), (type(NotImplemented), lambda o, p: "NotImplemented"),
             (type(len), lambda o, p: o.__qualname__), (property, lambda o, p: _check(o)),
             (type([].append), lambda o, p: (getattr, (o.__self__, o.__name__))),
             (types.MethodType, lambda o, p: (getattr, (o.__self__, o.__func__.__name__)))]


def reduce_ex(obj, protocol):
    """The answer of obj.__reduce_ex__(protocol), which built-in types do not have here."""
    cls = type(obj)
    for name, arguments in (("__reduce_ex__", (protocol,)), ("__reduce__", ())):
        method = getattr(cls, name, None)
        if method is not None:
            return method(obj, *arguments)
    if cls.__module__.partition(".")[0] == "numpy":
        from numpy.pickling import reduce
        return reduce(obj, protocol)
    for built_in, reduce in _BUILT_IN:
        if isinstance(obj, built_in):
            return reduce(obj, protocol)
    return _default(obj, protocol)
