"""The names that a pickle may use: what the program's own modules define, and data types of the library.

A pickle is a program. CPython runs whatever function it names; here it may call classes and functions of the program and the
constructors listed below, and any other name ends the load with UnpicklingError."""
import builtins
import copyreg
import sys
import types
from pickle.errors import UnpicklingError
from pickle.writer import _encode

_PYTHON2 = {"__builtin__": "builtins", "copy_reg": "copyreg", "exceptions": "builtins"}
_PYTHON2_NAMES = {"xrange": "range", "unicode": "str", "long": "int", "unichr": "chr"}
_BUILTINS = {"bool", "bytearray", "bytes", "complex", "dict", "float", "frozenset", "int", "list", "object", "range", "set", "slice",
             "str", "tuple", "type", "Ellipsis", "NotImplemented", "abs", "all", "any", "ascii", "bin", "callable", "chr", "divmod",
             "enumerate", "filter", "hash", "hex", "id", "isinstance", "issubclass", "iter", "len", "map", "max", "min", "next", "oct",
             "ord", "pow", "repr", "reversed", "round", "sorted", "sum", "zip"}
# Modules whose classes only hold data.
_DATA = {"array", "collections", "datetime", "decimal", "enum", "fractions", "pathlib", "random", "types", "uuid"}


def _bound(owner, name):
    """getattr as pickles use it: a member of an enumeration, a method of an instance of the program."""
    from enum import EnumMeta
    if isinstance(owner, EnumMeta) and name in owner.__members__:
        return owner.__members__[name]
    if isinstance(name, str) and not name.startswith("_") and not isinstance(owner, (type, types.ModuleType)) and \
            _of_program(type(owner).__module__):
        return getattr(owner, name)
    raise UnpicklingError(f"npcc: a pickle may not take the attribute {name!r} of a {type(owner).__name__}")


def _type_of(*arguments):
    if len(arguments) != 1:
        raise UnpicklingError("npcc: a pickle may not make a class")
    return type(arguments[0])


_STAND_INS = {("builtins", "getattr"): _bound, ("builtins", "type"): _type_of, ("_codecs", "encode"): _encode,
              ("copyreg", "_reconstructor"): copyreg._reconstructor, ("copyreg", "__newobj__"): copyreg.__newobj__,
              ("copyreg", "__newobj_ex__"): copyreg.__newobj_ex__}


def _of_program(module):
    """Whether a module is one of the program's own files."""
    found = sys.modules.get(module)
    return module == "__main__" or not str(getattr(found, "__file__", None) or "<library>").startswith("<library>")


def _refused(module, name):
    return UnpicklingError(f"npcc: a pickle may not use {module}.{name}")


def _in_program(module, name):
    owner = sys.modules[module]
    for part in name.split("."):
        if owner is not sys.modules[module] and not isinstance(owner, type):
            raise _refused(module, name)
        if not hasattr(owner, part):
            raise AttributeError(f"Can't get attribute {name!r} on {sys.modules[module]!r}")
        owner = getattr(owner, part)
    if not isinstance(owner, (type, types.FunctionType)) or not _of_program(owner.__module__):
        raise _refused(module, name)
    return owner


def find(module, name, renames):
    """The object that a pickle means by module and name."""
    if renames:
        name = _PYTHON2_NAMES.get(name, name) if module == "__builtin__" else name
        module = _PYTHON2.get(module, module)
    if (module, name) in _STAND_INS:
        return _STAND_INS[module, name]
    if module == "builtins":
        value = getattr(builtins, name, None)
        if name in _BUILTINS or isinstance(value, type) and issubclass(value, BaseException):
            return value
        raise _refused(module, name)
    if module == "numpy" or module.startswith("numpy."):
        from numpy.pickling import named
        value = named(module, name)
        if value is None:
            raise _refused(module, name)
        return value
    if module not in sys.modules:
        __import__(module)
    if module in _DATA:
        value = getattr(sys.modules[module], name, None)
        if isinstance(value, type):
            return value
    elif _of_program(module):
        return _in_program(module, name)
    raise _refused(module, name)
