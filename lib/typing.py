"""Names for annotations. Nothing is checked."""
import collections as _collections
import collections.abc as _abc
from abc import ABCMeta as _ABCMeta


class _Special:
    def __init__(self, name):
        self._name = name

    def __getitem__(self, params):
        return _Alias(self._name, params if isinstance(params, tuple) else (params,))

    def __or__(self, other):
        return _Alias("Union", (self, other))

    __ror__ = __or__

    def __repr__(self):
        return "typing." + self._name

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __mro_entries__(self, bases):
        return (_bases.get(self._name, object),)


class _Alias(_Special):
    def __init__(self, name, params):
        super().__init__(name)
        self.__args__ = params

    @property
    def __origin__(self):
        return _bases.get(self._name, self._name)

    def __repr__(self):
        def text(p):
            if p is type(None) or p is None:
                return "None"
            if p is ...:
                return "..."
            return (p.__qualname__ if p.__module__ == "builtins" else f"{p.__module__}.{p.__qualname__}") if isinstance(p, type) else repr(p)
        if self._name == "Optional":
            return f"typing.Optional[{text(self.__args__[0])}]"
        return f"typing.{self._name}[{', '.join(text(p) for p in self.__args__)}]"

    def __eq__(self, other):
        return isinstance(other, _Alias) and (self._name, self.__args__) == (other._name, other.__args__)

    def __hash__(self):
        return hash((self._name, self.__args__))


_bases = {"List": list, "Dict": dict, "Set": set, "FrozenSet": frozenset, "Tuple": tuple, "DefaultDict": _collections.defaultdict,
          "OrderedDict": _collections.OrderedDict, "Counter": _collections.Counter, "Deque": _collections.deque, "Iterable": _abc.Iterable,
          "Iterator": _abc.Iterator, "Sequence": _abc.Sequence, "Mapping": _abc.Mapping, "MutableMapping": _abc.MutableMapping,
          "Callable": _abc.Callable, "Hashable": _abc.Hashable, "Sized": _abc.Sized, "Type": type}

Any = _Special("Any")
Union = _Special("Union")
Optional = _Special("Optional")
Callable = _Special("Callable")
ClassVar = _Special("ClassVar")
Final = _Special("Final")
Literal = _Special("Literal")
Annotated = _Special("Annotated")
List = _Special("List")
Dict = _Special("Dict")
Set = _Special("Set")
FrozenSet = _Special("FrozenSet")
Tuple = _Special("Tuple")
Type = _Special("Type")
DefaultDict = _Special("DefaultDict")
OrderedDict = _Special("OrderedDict")
Counter = _Special("Counter")
Deque = _Special("Deque")
Iterable = _Special("Iterable")
Iterator = _Special("Iterator")
Generator = _Special("Generator")
Sequence = _Special("Sequence")
MutableSequence = _Special("MutableSequence")
Mapping = _Special("Mapping")
MutableMapping = _Special("MutableMapping")
Collection = _Special("Collection")
Container = _Special("Container")
Hashable = _Special("Hashable")
Sized = _Special("Sized")
NoReturn = _Special("NoReturn")
Never = _Special("Never")
Self = _Special("Self")
TypeAlias = _Special("TypeAlias")
Concatenate = _Special("Concatenate")
Required = _Special("Required")
NotRequired = _Special("NotRequired")
Text = str
AnyStr = _Special("AnyStr")
IO = TextIO = BinaryIO = _Special("IO")
SupportsInt = SupportsFloat = SupportsIndex = SupportsAbs = _Special("SupportsInt")
TYPE_CHECKING = False


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name

    def __or__(self, other):
        return _Alias("Union", (self, other))

    __ror__ = __or__

    def __repr__(self):
        return "~" + self.__name__


ParamSpec = TypeVarTuple = TypeVar


class Generic:
    __slots__ = ()

    def __class_getitem__(cls, params):
        return cls


class _ProtocolMeta(_ABCMeta):
    def __instancecheck__(cls, instance):
        if cls.__dict__.get("_is_protocol"):
            return all(hasattr(instance, name) for name in cls.__dict__
                       if not name.startswith("_") or name in ("__len__", "__call__", "__iter__", "__getitem__"))
        return super().__instancecheck__(instance)


class Protocol(metaclass=_ProtocolMeta):
    def __init_subclass__(cls, **kwargs):
        cls._is_protocol = Protocol in cls.__bases__

    def __class_getitem__(cls, params):
        return cls


class NamedTupleMeta(type):
    def __new__(mcls, name, bases, namespace):
        if not bases:
            return super().__new__(mcls, name, bases, namespace)
        fields = list(namespace.get("__annotations__", {}))
        defaults = [namespace[f] for f in fields if f in namespace]
        result = _collections.namedtuple(name, fields, defaults=defaults, module=namespace.get("__module__"))
        result.__annotations__ = namespace.get("__annotations__", {})
        for key, value in namespace.items():
            if key not in fields and key not in ("__module__", "__qualname__", "__annotations__", "__slots__", "__classcell__"):
                setattr(result, key, value)
        return result


class _NamedTupleBase(metaclass=NamedTupleMeta):
    pass


class _NamedTuple:
    def __mro_entries__(self, bases):
        return (_NamedTupleBase,)

    def __call__(self, typename, fields=()):
        return _collections.namedtuple(typename, [name for name, _ in fields])


NamedTuple = _NamedTuple()


class _TypedDict:
    def __mro_entries__(self, bases):
        return (_TypedDictBase,)

    def __call__(self, name, fields=None, **kwargs):
        return dict


class _TypedDictBase(dict):
    def __init_subclass__(cls, total=True):
        pass

    def __new__(cls, *args, **kwargs):
        return dict(*args, **kwargs)


TypedDict = _TypedDict()


def NewType(name, tp):
    def make(x):
        return x
    make.__name__ = name
    make.__supertype__ = tp
    return make


def cast(typ, val): return val
def overload(func): return func
def final(f): return f
def override(f): return f
def no_type_check(f): return f
def runtime_checkable(cls): return cls
def get_type_hints(obj, *args, **kwargs): return dict(getattr(obj, "__annotations__", {}))
def get_origin(tp): return getattr(tp, "__origin__", None)
def get_args(tp): return getattr(tp, "__args__", ())
def assert_never(arg): raise AssertionError("Expected code to be unreachable")
def reveal_type(x): return x
