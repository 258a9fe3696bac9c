"""The text of exceptions and of the calls they came through."""
import sys as _sys

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
           "format_tb", "print_exc", "format_exc", "print_exception", "print_stack", "print_tb", "clear_frames",
           "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb", "print_list"]

_ALIKE = 3   # calls from one place that are shown; of more the number


def _source_line(filename, lineno):
    try:
        with open(filename, encoding="utf-8") as f:
            for number, line in enumerate(f, 1):
                if number == lineno:
                    return line
    except (OSError, UnicodeDecodeError):
        pass
    return ""


class FrameSummary:
    """A call: file, line, name of the function and text of the line."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "locals")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
                 end_colno=None):
        self.filename, self.lineno, self.name, self._line = filename, lineno, name, line
        self.end_lineno, self.colno, self.end_colno = end_lineno, colno, end_colno
        self.locals = {k: repr(v) for k, v in locals.items()} if locals else None
        if lookup_line:
            self.line

    @property
    def _original_line(self):
        if self._line is None:
            self._line = "" if self.lineno is None else _source_line(self.filename, self.lineno)
        return self._line

    @property
    def line(self):
        return None if self.lineno is None and self._line is None else self._original_line.strip()

    def _parts(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename, self.lineno, self.name, self.locals) == (other.filename, other.lineno, other.name,
                                                                            other.locals)
        return self._parts() == other if isinstance(other, tuple) else NotImplemented

    def __getitem__(self, i):
        return self._parts()[i]

    def __iter__(self):
        return iter(self._parts())

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    if f is not None:
        raise NotImplementedError("npcc: traceback.walk_stack of a given frame is not supported")
    depth = 2
    while True:
        try:
            frame = _sys._getframe(depth)
        except ValueError:
            return
        yield frame, frame.f_lineno
        depth += 1


class StackSummary(list):
    """Calls, the oldest first."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        if capture_locals:
            raise NotImplementedError("npcc: traceback with the locals of calls is not supported")
        frames = list(frame_gen)
        if limit is not None:
            frames = frames[:limit] if limit >= 0 else frames[limit:]
        return klass(FrameSummary(f.f_code.co_filename, line, f.f_code.co_name, lookup_line=lookup_lines)
                     for f, line in frames)

    @classmethod
    def from_list(klass, a_list):
        return StackSummary(f if isinstance(f, FrameSummary) else FrameSummary(f[0], f[1], f[2], line=f[3])
                            for f in a_list)

    def format_frame_summary(self, f):
        place = f.lineno, f.end_lineno, f.colno, f.end_colno
        text = _sys._format_call(f.filename, f.name, place, f._original_line)
        for name, value in sorted((f.locals or {}).items()):
            text += f"    {name} = {value}\n"
        return text

    def format(self):
        out, last, alike = [], None, 0

        def close():
            if alike > _ALIKE:
                hidden = alike - _ALIKE
                out.append(f"  [Previous line repeated {hidden} more time{'s' if hidden > 1 else ''}]\n")

        for f in self:
            place = f.filename, f.lineno, f.name
            if place != last:
                close()
                last, alike = place, 0
            alike += 1
            if alike <= _ALIKE:
                out.append(self.format_frame_summary(f))
        close()
        return out


def _calls(tb):
    while tb is not None:
        code = tb.tb_frame.f_code
        lineno, end_lineno, colno, end_colno = tb._place
        yield FrameSummary(code.co_filename, lineno, code.co_name, lookup_line=False, end_lineno=end_lineno, colno=colno,
                           end_colno=end_colno)
        tb = tb.tb_next


def extract_tb(tb, limit=None):
    calls = list(_calls(tb))
    if limit is not None:
        calls = calls[:limit] if limit >= 0 else calls[limit:]
    return StackSummary(calls)


def extract_stack(f=None, limit=None):
    calls = list(walk_stack(f))[1:]
    stack = StackSummary.extract(calls, limit=limit)
    stack.reverse()
    return stack


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def format_stack(f=None, limit=None):
    stack = extract_stack(f, limit)
    return StackSummary(stack[:-1] if f is None and limit is None else stack).format()


def _print(lines, file):
    (_sys.stderr if file is None else file).write("".join(lines))


def print_list(extracted_list, file=None):
    _print(format_list(extracted_list), file)


def print_tb(tb, limit=None, file=None):
    _print(format_tb(tb, limit), file)


def print_stack(f=None, limit=None, file=None):
    _print(format_stack(f, limit), file)


def clear_frames(tb):
    """Nothing: the variables of a call that has ended are gone."""


class TracebackException:
    """An exception with its calls, its causes and its members, ready to be printed."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10):
        if capture_locals:
            raise NotImplementedError("npcc: traceback with the locals of calls is not supported")
        self.exc_type, self._value, self._traceback, self._limit = exc_type, exc_value, exc_traceback, limit
        self.max_group_width, self.max_group_depth = max_group_width, max_group_depth
        self._str = _text(exc_value)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.__suppress_context__ = exc_value is not None and exc_value.__suppress_context__
        if isinstance(exc_value, SyntaxError):
            for name in "filename", "lineno", "end_lineno", "text", "offset", "end_offset", "msg":
                setattr(self, name, getattr(exc_value, name))

    @classmethod
    def from_exception(klass, exc, *args, **kwargs):
        return klass(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def _of(self, other):
        return None if other is None else type(self).from_exception(
            other, limit=self._limit, max_group_width=self.max_group_width, max_group_depth=self.max_group_depth)

    @property
    def __cause__(self):
        return self._of(self._value and self._value.__cause__)

    @property
    def __context__(self):
        return self._of(self._value and self._value.__context__)

    @property
    def exceptions(self):
        return [self._of(e) for e in self._value.exceptions] if isinstance(self._value, BaseExceptionGroup) else None

    @property
    def stack(self):
        return extract_tb(self._traceback, self._limit)

    def __eq__(self, other):
        if not isinstance(other, TracebackException):
            return NotImplemented
        return list(self.format()) == list(other.format())

    def __str__(self):
        return self._str

    def format_exception_only(self):
        if self._value is None:
            yield f"{self.exc_type.__name__ if self.exc_type else None}: None\n"
        else:
            yield from _sys._format_exception_only(self._value).splitlines(True)

    def format(self, *, chain=True):
        if self._value is None:
            yield from self.format_exception_only()
            return
        own = self._value.__traceback__
        self._value.__traceback__ = self._traceback
        try:
            text = _sys._format_exception(self._value, self._limit, chain, self.max_group_width, self.max_group_depth)
        finally:
            self._value.__traceback__ = own
        yield from text.splitlines(True)

    def print(self, *, file=None, chain=True):
        _print(self.format(chain=chain), file)


def _text(value):
    try:
        return str(value)
    except Exception:
        return "<exception str() failed>"


_missing = object()


def _value_and_tb(exc, value, tb):
    if (value is _missing) != (tb is _missing):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _missing:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f"Exception expected for value, {type(exc).__name__} found")


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True):
    value, tb = _value_and_tb(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit).format(chain=chain))


def format_exception_only(exc, /, value=_missing):
    value = exc if value is _missing else value
    return list(TracebackException(type(value), value, None).format_exception_only())


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True):
    value, tb = _value_and_tb(exc, value, tb)
    TracebackException(type(value), value, tb, limit=limit).print(file=file, chain=chain)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(*_sys.exc_info(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(*_sys.exc_info(), limit=limit, file=file, chain=chain)
