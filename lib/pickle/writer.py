"""Objects to bytes, as CPython's Pickler writes them: protocols 2 to 5."""
import copyreg
import struct
import sys
from pickle.errors import PicklingError

DEFAULT, HIGHEST = 4, 5
_FRAME, _SMALL, _BATCH = 64 * 1024, 4, 1000
_PYTHON2 = {"builtins": "__builtin__", "copyreg": "copy_reg"}
_PYTHON2_NAMES = {"range": "xrange", "int": "long", "str": "unicode", "chr": "unichr"}


class _Output:
    """Opcodes, grouped in frames from protocol 4 on."""

    def __init__(self, framing):
        self.framing, self.done, self.frame = framing, bytearray(), bytearray()

    def write(self, data):
        self.frame += data

    def boundary(self):
        """Between two objects, where a full frame ends."""
        if self.framing and len(self.frame) >= _FRAME:
            self.close()

    def close(self):
        if self.framing and len(self.frame) >= _SMALL:
            self.done += b"\x95" + len(self.frame).to_bytes(8, "little")
        self.done += self.frame
        self.frame = bytearray()

    def write_payload(self, header, data):
        """A header and its bytes; large ones lie outside the frames."""
        if self.framing and len(data) >= _FRAME:
            self.close()
            self.done += header
            self.done += data
        else:
            self.frame += header
            self.frame += data


class Pickler:
    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        protocol = DEFAULT if protocol is None else HIGHEST if protocol < 0 else protocol
        if protocol > HIGHEST:
            raise ValueError(f"pickle protocol must be <= {HIGHEST}")
        if protocol < 2:
            raise NotImplementedError("npcc: pickle protocols 0 and 1 are not supported for writing")
        if buffer_callback is not None:
            raise NotImplementedError("npcc: out-of-band buffers of pickles are not supported")
        if not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")
        self._file, self.proto, self._memo = file, protocol, {}
        self._renames = fix_imports and protocol < 3

    def clear_memo(self):
        self._memo.clear()

    def dump(self, obj):
        out = self._out = _Output(False)
        out.write(b"\x80" + bytes([self.proto]))
        if self.proto >= 4:
            out.close()
            out.framing = True
        self.save(obj)
        out.write(b".")
        out.close()
        self._file.write(bytes(out.done))

    # ---- The memo

    def _memoize(self, obj):
        index = len(self._memo)
        self._memo[id(obj)] = (index, obj)
        if self.proto >= 4:
            self._out.write(b"\x94")
        else:
            self._out.write(b"q" + bytes([index]) if index < 256 else b"r" + index.to_bytes(4, "little"))

    def _get(self, index):
        self._out.write(b"h" + bytes([index]) if index < 256 else b"j" + index.to_bytes(4, "little"))

    # ---- One object

    def persistent_id(self, obj):
        return None

    def save(self, obj):
        self._out.boundary()
        name = self.persistent_id(obj)
        if name is not None:
            self.save(name)
            self._out.write(b"Q")
            return
        cls = type(obj)
        save = _ATOMS.get(cls)
        if save is not None:
            save(self, obj)
            return
        if cls is str and len(obj) == 1:
            obj = sys.intern(obj)
        found = self._memo.get(id(obj))
        if found is not None:
            self._get(found[0])
            return
        save = _CONTAINERS.get(cls)
        if save is not None and not (cls in (set, frozenset) and self.proto < 4):
            save(self, obj)
            return
        self._save_other(obj, cls)

    def _save_other(self, obj, cls):
        if hasattr(self, "reducer_override"):
            reduced = self.reducer_override(obj)
            if reduced is not NotImplemented:
                self._save_reduced(obj, reduced)
                return
        table = getattr(self, "dispatch_table", copyreg.dispatch_table)
        if cls in table:
            self._save_reduced(obj, table[cls](obj))
        elif isinstance(obj, type):
            self._save_type(obj)
        elif cls is _FUNCTION:
            self._save_global(obj)
        else:
            self._save_reduced(obj, copyreg.reduce_ex(obj, self.proto))

    def _save_reduced(self, obj, reduced):
        if isinstance(reduced, str):
            self._save_global(obj, reduced)
            return
        if not isinstance(reduced, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(reduced) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self._save_reduce(obj, *reduced)

    # ---- Numbers and text

    def _save_none(self, obj):
        self._out.write(b"N")

    def _save_bool(self, obj):
        self._out.write(b"\x88" if obj else b"\x89")

    def _save_int(self, n):
        if 0 <= n < 1 << 8:
            data = b"K" + bytes([n])
        elif 0 <= n < 1 << 16:
            data = b"M" + n.to_bytes(2, "little")
        elif -1 << 31 <= n < 1 << 31:
            data = b"J" + n.to_bytes(4, "little", signed=True)
        else:
            size = (n if n >= 0 else ~n).bit_length() // 8 + 1
            start = b"\x8a" + bytes([size]) if size < 256 else b"\x8b" + size.to_bytes(4, "little")
            data = start + n.to_bytes(size, "little", signed=True)
        self._out.write(data)

    def _save_float(self, x):
        self._out.write(b"G" + struct.pack(">d", x))

    def _header(self, short, middle, long, n):
        if n < 256 and short and (self.proto >= 4 or short == b"C"):
            return short + bytes([n])
        if n < 1 << 32 and middle:
            return middle + n.to_bytes(4, "little")
        return long + n.to_bytes(8, "little")

    def _save_str(self, text):
        data = text.encode("utf-8", "surrogatepass")
        self._out.write_payload(self._header(b"\x8c", b"X", b"\x8d", len(data)), data)
        self._memoize(text)

    def _save_bytes(self, data):
        if self.proto < 3:
            self.save(_encode if data else bytes)
            self.save((str(data, "latin-1"), "latin1") if data else ())
            self._out.write(b"R")
        else:
            self._out.write_payload(self._header(b"C", b"B", b"\x8e", len(data)), data)
        self._memoize(data)

    def _save_bytearray(self, data):
        if self.proto < 5:
            self._save_reduce(data, *copyreg.reduce_ex(data, self.proto)[:2])
            return
        self._out.write_payload(b"\x96" + len(data).to_bytes(8, "little"), data)
        self._memoize(data)

    # ---- Containers

    def _recursive(self, obj, pops):
        """Whether obj was saved while its parts were; then they go and it is taken from the memo."""
        found = self._memo.get(id(obj))
        if found is None:
            return False
        self._out.write(pops)
        self._get(found[0])
        return True

    def _save_tuple(self, obj):
        n = len(obj)
        if not n:
            self._out.write(b")")
            return
        if n > 3:
            self._out.write(b"(")
        for x in obj:
            self.save(x)
        if self._recursive(obj, b"0" * n if n <= 3 else b"1"):
            return
        self._out.write((b"t", b"\x85", b"\x86", b"\x87")[n if n <= 3 else 0])
        self._memoize(obj)

    def _save_list(self, obj):
        self._out.write(b"]")
        self._memoize(obj)
        if len(obj) == 1:
            self.save(obj[0])
            self._out.write(b"a")
            return
        for i in range(0, len(obj), _BATCH):
            self._batch(obj[i:i + _BATCH], b"e")

    def _save_dict(self, obj):
        self._out.write(b"}")
        self._memoize(obj)
        items = list(obj.items())
        if len(items) == 1:
            self._pairs(items)
            self._out.write(b"s")
            return
        for i in range(0, len(items), _BATCH):
            self._out.write(b"(")
            self._pairs(items[i:i + _BATCH])
            self._out.write(b"u")

    def _batch(self, items, end):
        self._out.write(b"(")
        for x in items:
            self.save(x)
        self._out.write(end)

    def _pairs(self, items):
        for key, value in items:
            self.save(key)
            self.save(value)

    def _save_set(self, obj):
        self._out.write(b"\x8f")
        self._memoize(obj)
        items = list(obj)
        for i in range(0, len(items), _BATCH):
            self._batch(items[i:i + _BATCH], b"\x90")

    def _save_frozenset(self, obj):
        self._out.write(b"(")
        for x in obj:
            self.save(x)
        if not self._recursive(obj, b"1"):
            self._out.write(b"\x91")
            self._memoize(obj)

    # ---- By name

    def _save_type(self, obj):
        for value in (None, Ellipsis, NotImplemented):
            if obj is type(value):
                self._save_reduce(obj, type, (value,))
                return
        self._save_global(obj)

    def _save_global(self, obj, name=None, module=None):
        if hasattr(obj, "_pickled_as_"):
            module, name = obj._pickled_as_
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        if module is None:
            module = _module_of(obj, name)
        if self.proto >= 4:
            self.save(sys.intern(module))
            self.save(sys.intern(name) if name != module else name[:1] + name[1:])   # which are two strings in CPython
            self._out.write(b"\x93")
        else:
            if self._renames:
                module, name = _python2(obj, module, name)
            self._out.write(b"c" + module.encode() + b"\n" + name.encode() + b"\n")
        self._memoize(obj)

    # ---- By what __reduce__ answers

    def _save_reduce(self, obj, function, arguments, state=None, items=None, pairs=None, setter=None):
        if not callable(function):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        if not isinstance(arguments, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        name = getattr(function, "__name__", "")
        if name == "__newobj_ex__" and self.proto >= 4:
            for part in arguments:
                self.save(part)
            self._out.write(b"\x92")
        elif name == "__newobj__":
            self.save(arguments[0])
            self.save(arguments[1:])
            self._out.write(b"\x81")
        else:
            self.save(function)
            self.save(arguments)
            self._out.write(b"R")
        if not self._recursive(obj, b"0"):
            self._memoize(obj)
        if items is not None:
            self._save_some(list(items), b"a", b"e")
        if pairs is not None:
            self._save_some(list(pairs), b"s", b"u")
        self._save_state(obj, state, setter)

    def _save_some(self, items, one, many):
        save = self._pairs if one == b"s" else lambda part: [self.save(x) for x in part]
        for i in range(0, len(items), _BATCH):
            part = items[i:i + _BATCH]
            if len(part) > 1:
                self._out.write(b"(")
            save(part)
            self._out.write(many if len(part) > 1 else one)

    def _save_state(self, obj, state, setter):
        if state is None:
            return
        if setter is None:
            self.save(state)
            self._out.write(b"b")
            return
        self.save(setter)
        self.save(obj)
        self.save(state)
        self._out.write(b"\x86R0")


def _python2(obj, module, name):
    """What Python 2 calls it."""
    if module == "builtins" and isinstance(obj, type) and issubclass(obj, BaseException):
        return "exceptions", name
    return _PYTHON2.get(module, module), _PYTHON2_NAMES.get(name, name) if module == "builtins" else name


def _encode(text, encoding):
    return text.encode(encoding)


_encode._pickled_as_ = ("_codecs", "encode")


def _attribute(owner, name):
    for part in name.split("."):
        if part == "<locals>":
            raise AttributeError(f"Can't pickle local object '{name}'")
        owner = getattr(owner, part)
    return owner


def _module_of(obj, name):
    """The name of the module that obj is found in by its name."""
    module = getattr(obj, "__module__", None)
    if module is None:
        module = "builtins" if hasattr(_BUILTINS, name) else "__main__"
    try:
        found = _attribute(sys.modules[module] if module != "builtins" else _BUILTINS, name)
    except (KeyError, AttributeError):
        if "<locals>" in name:
            raise AttributeError(f"Can't pickle local object '{name}'") from None
        raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module} failed") from None
    if found is not obj:
        raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module}.{name}")
    return module


import builtins as _BUILTINS

_FUNCTION = type(_attribute)
_ATOMS = {type(None): Pickler._save_none, bool: Pickler._save_bool, int: Pickler._save_int, float: Pickler._save_float}
_CONTAINERS = {str: Pickler._save_str, bytes: Pickler._save_bytes, bytearray: Pickler._save_bytearray,
               tuple: Pickler._save_tuple, list: Pickler._save_list, dict: Pickler._save_dict, set: Pickler._save_set,
               frozenset: Pickler._save_frozenset}
