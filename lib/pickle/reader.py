"""Bytes to objects: all protocols, as CPython's Unpickler reads them; which names they may use is in globals.py."""
import io
import struct
import sys
import types
from pickle.errors import UnpicklingError
from pickle.globals import find

_MARK = object()


class Unfinished:
    """Stands for an object until its state is known; finish(state) makes it. places: where the memo holds it."""

    def __init__(self, finish):
        self.finish, self.places = finish, []


class Unpickler:
    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        if not (hasattr(file, "read") and hasattr(file, "readline")):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._file, self._renames, self._encoding, self._errors = file, fix_imports, encoding, errors
        self._buffers = iter(buffers) if buffers is not None else None
        self._memo, self._proto, self._frame = {}, 0, None

    def load(self):
        self._stack = []
        while True:
            opcode = self._take(1)
            if not opcode:
                raise EOFError("Ran out of input")
            if opcode == b".":
                return self._pop()
            step = _STEPS.get(opcode[0])
            if step is None:
                shown = chr(opcode[0]) if 32 <= opcode[0] < 127 and opcode not in b"'\\" else f"\\x{opcode[0]:02x}"
                raise UnpicklingError(f"invalid load key, '{shown}'.")
            step(self)

    def persistent_load(self, pid):
        raise UnpicklingError("A load persistent id instruction was encountered, but no persistent_load function was specified.")

    def find_class(self, module_name, global_name):
        return find(module_name, global_name, self._renames and self._proto < 3)

    # ---- Bytes and the stack

    def _take(self, n):
        """n bytes of the frame, then of the file; fewer at the end."""
        if self._frame is not None:
            data = self._frame.read(n)
            if data or not n:
                return data
            self._frame = None
        return self._file.read(n)

    def _open_frame(self):
        self._frame = io.BytesIO(self._read(self._number(8)))

    def _read(self, n):
        data = self._take(n)
        if len(data) < n:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _number(self, size, signed=False):
        return int.from_bytes(self._read(size), "little", signed=signed)

    def _line(self):
        line = self._frame.readline() if self._frame is not None else b""
        line = line or self._file.readline()
        if not line.endswith(b"\n"):
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _push(self, x):
        self._stack.append(x)

    def _pop(self):
        if not self._stack or self._stack[-1] is _MARK:
            raise UnpicklingError("unexpected MARK found" if self._stack else "unpickling stack underflow")
        return self._stack.pop()

    def _top(self):
        if not self._stack or self._stack[-1] is _MARK:
            raise UnpicklingError("unexpected MARK found" if self._stack else "unpickling stack underflow")
        return self._stack[-1]

    def _marked(self):
        """The objects above the last mark, which goes too."""
        stack = self._stack
        for i in range(len(stack) - 1, -1, -1):
            if stack[i] is _MARK:
                items = stack[i + 1:]
                del stack[i:]
                return items
        raise UnpicklingError("could not find MARK")

    # ---- Numbers and text

    def _protocol(self):
        self._proto = self._number(1)
        if self._proto > 5:
            raise ValueError(f"unsupported pickle protocol: {self._proto}")

    def _int_text(self):
        text = self._line()
        if text in (b"00", b"01"):
            self._push(text == b"01")
            return
        try:
            self._push(int(text, 0))
        except ValueError:
            raise ValueError("could not convert string to int") from None

    def _long_text(self):
        self._push(int(self._line().rstrip(b"L")))

    def _long(self, size):
        n = self._number(size, size == 4)
        if n < 0:
            raise UnpicklingError("LONG pickle has negative byte count")
        self._push(self._number(n, True))

    def _float_text(self):
        self._push(float(self._line()))

    def _float(self):
        self._push(struct.unpack(">d", self._read(8))[0])

    def _text(self, size):
        self._push(self._read(self._number(size)).decode("utf-8", "surrogatepass"))

    def _text_line(self):
        import re
        escaped = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})")   # the encoding raw-unicode-escape
        self._push(escaped.sub(lambda m: chr(int(m[1] or m[2], 16)), self._line().decode("latin-1")))

    def _old_string(self, data):
        self._push(data if self._encoding == "bytes" else data.decode(self._encoding, self._errors))

    def _string_line(self):
        text = self._line().strip()
        if len(text) < 2 or text[0] != text[-1] or text[0] not in b"'\"":
            raise UnpicklingError("the STRING opcode argument must be quoted")
        from ast import literal_eval
        self._old_string(literal_eval("b" + text.decode("latin-1")))

    def _bytes(self, size):
        self._push(self._read(self._number(size)))

    def _next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given")
        try:
            self._push(next(self._buffers))
        except StopIteration:
            raise UnpicklingError("not enough out-of-band buffers") from None

    # ---- Containers

    def _tuple(self, n):
        if n > len(self._stack):
            raise UnpicklingError("unpickling stack underflow")
        self._push(tuple([self._pop() for _ in range(n)][::-1]))

    def _dict(self):
        items = self._marked()
        if len(items) % 2:
            raise UnpicklingError("odd number of items for DICT")
        self._push(dict(zip(items[::2], items[1::2])))

    def _extend(self, items):
        owner = self._top()
        if isinstance(owner, list):
            owner.extend(items)
            return
        for x in items:
            owner.append(x)

    def _set_items(self, items):
        if len(items) % 2:
            raise UnpicklingError("odd number of items for SETITEMS")
        owner = self._top()
        if isinstance(owner, (type, types.ModuleType)):
            raise UnpicklingError("npcc: a pickle may not change a class")
        for i in range(0, len(items), 2):
            owner[items[i]] = items[i + 1]

    def _one(self):
        return [self._pop()]

    def _pair(self):
        value = self._pop()
        return [self._pop(), value]

    def _add_items(self):
        items, owner = self._marked(), self._top()
        if isinstance(owner, set):
            owner.update(items)
            return
        for x in items:
            owner.add(x)

    # ---- The stack and the memo

    def _pop_one(self):
        if not self._stack:
            raise UnpicklingError("unpickling stack underflow")
        self._stack.pop()

    def _fetch(self, index):
        if index not in self._memo:
            raise UnpicklingError(f"Memo value not found at index {index}")
        self._push(self._memo[index])

    def _store(self, index):
        if index < 0:
            raise ValueError("negative PUT argument")
        self._memo[index] = x = self._top()
        if isinstance(x, Unfinished):
            x.places.append(index)

    # ---- Names and calls

    def _global_lines(self):
        module, name = self._line().decode("utf-8"), self._line().decode("utf-8")
        self._push(self.find_class(module, name))

    def _stack_global(self):
        name, module = self._pop(), self._pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self._push(self.find_class(sys.intern(module), sys.intern(name)))

    def _extension(self, size):
        raise ValueError(f"unregistered extension code {self._number(size)}")

    def _call(self, function, arguments, kwargs=None):
        if not isinstance(arguments, tuple):
            raise TypeError(f"argument after * must be an iterable, not {type(arguments).__name__}")
        if not isinstance(function, _CALLABLE):
            raise UnpicklingError(f"npcc: a pickle may not call a {type(function).__name__}")
        self._push(function(*arguments, **(kwargs or {})))

    def _reduce(self):
        arguments = self._pop()
        self._call(self._pop(), arguments)

    def _new(self, kwargs):
        arguments = self._pop()
        cls = self._pop()
        if not isinstance(cls, type):
            raise UnpicklingError(f"NEWOBJ class argument must be a type, not {type(cls).__name__}")
        if not isinstance(arguments, tuple) or not isinstance(kwargs, dict):
            raise UnpicklingError(f"NEWOBJ expected an arg tuple, got {type(arguments).__name__}")
        self._push(cls.__new__(cls, *arguments, **kwargs))

    def _instance(self, cls, arguments):
        if arguments or not isinstance(cls, type) or hasattr(cls, "__getinitargs__"):
            self._call(cls, tuple(arguments))
        else:
            self._push(cls.__new__(cls))

    def _instance_lines(self):
        cls = self.find_class(self._line().decode("ascii"), self._line().decode("ascii"))
        self._instance(cls, self._marked())

    def _instance_marked(self):
        items = self._marked()
        if not items:
            raise UnpicklingError("unpickling stack underflow")
        self._instance(items[0], items[1:])

    def _build(self):
        state, obj = self._pop(), self._top()
        if isinstance(obj, _FIXED):
            raise UnpicklingError(f"npcc: a pickle may not change a {type(obj).__name__}")
        if isinstance(obj, Unfinished):
            self._stack[-1] = obj.finish(state)
            for index in obj.places:
                self._memo[index] = self._stack[-1]
            return
        set_state = getattr(obj, "__setstate__", None)
        if set_state is not None:
            set_state(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        for attributes, fill in ((state, obj.__dict__.__setitem__ if state else None), (slots, lambda k, v: setattr(obj, k, v))):
            if attributes and not isinstance(attributes, dict):
                raise UnpicklingError("state is not a dictionary")
            for key, value in (attributes or {}).items():
                fill(sys.intern(key) if type(key) is str else key, value)


_CALLABLE = (type, types.FunctionType, types.MethodType, types.BuiltinFunctionType)
_FIXED = (type, types.ModuleType, types.FunctionType, types.BuiltinFunctionType)
U = Unpickler
_STEPS = {ord(key): step for key, step in {
    "\x80": U._protocol, "\x95": U._open_frame, "N": lambda u: u._push(None), "\x88": lambda u: u._push(True),
    "\x89": lambda u: u._push(False), "I": U._int_text, "L": U._long_text, "J": lambda u: u._push(u._number(4, True)),
    "K": lambda u: u._push(u._number(1)), "M": lambda u: u._push(u._number(2)), "\x8a": lambda u: u._long(1),
    "\x8b": lambda u: u._long(4), "F": U._float_text, "G": U._float, "X": lambda u: u._text(4), "\x8c": lambda u: u._text(1),
    "\x8d": lambda u: u._text(8), "V": U._text_line, "S": U._string_line, "T": lambda u: u._old_string(u._read(u._number(4))),
    "U": lambda u: u._old_string(u._read(u._number(1))), "B": lambda u: u._bytes(4), "C": lambda u: u._bytes(1),
    "\x8e": lambda u: u._bytes(8), "\x96": lambda u: u._push(bytearray(u._read(u._number(8)))), "\x97": U._next_buffer,
    "\x98": lambda u: None, "(": lambda u: u._push(_MARK), ")": lambda u: u._push(()), "t": lambda u: u._push(tuple(u._marked())),
    "\x85": lambda u: u._tuple(1), "\x86": lambda u: u._tuple(2), "\x87": lambda u: u._tuple(3), "]": lambda u: u._push([]),
    "l": lambda u: u._push(u._marked()), "}": lambda u: u._push({}), "d": U._dict, "a": lambda u: u._extend(u._one()),
    "e": lambda u: u._extend(u._marked()), "s": lambda u: u._set_items(u._pair()), "u": lambda u: u._set_items(u._marked()),
    "\x8f": lambda u: u._push(set()), "\x90": U._add_items, "\x91": lambda u: u._push(frozenset(u._marked())),
    "0": U._pop_one, "1": lambda u: u._marked(), "2": lambda u: u._push(u._top()), "g": lambda u: u._fetch(int(u._line())),
    "h": lambda u: u._fetch(u._number(1)), "j": lambda u: u._fetch(u._number(4)), "p": lambda u: u._store(int(u._line())),
    "q": lambda u: u._store(u._number(1)), "r": lambda u: u._store(u._number(4)), "\x94": lambda u: u._store(len(u._memo)),
    "c": U._global_lines, "\x93": U._stack_global, "R": U._reduce, "\x81": lambda u: u._new({}), "\x92": lambda u: u._new(u._pop()),
    "i": U._instance_lines, "o": U._instance_marked, "b": U._build, "P": lambda u: u._push(u.persistent_load(u._line().decode("ascii"))),
    "Q": lambda u: u._push(u.persistent_load(u._pop())), "\x82": lambda u: u._extension(1), "\x83": lambda u: u._extension(2),
    "\x84": lambda u: u._extension(4)}.items()}
