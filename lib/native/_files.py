"""Text files for native code: `open` of the built-in names."""
from _textfile import _open, _line, _read, _write, _flush, _close, _refuse


class TextIOWrapper:
    def __init__(self, file, mode):
        self._file = file
        self.name = file
        self.mode = mode
        self.closed = False
        self._reads = "r" in mode
        self._writes = "r" not in mode
        self._handle = _open(file, mode.replace("t", "").replace("x", "wx"))

    def _readable(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if not self._reads:
            raise OSError("not readable")
        return self._handle

    def _writable(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if not self._writes:
            raise OSError("not writable")
        return self._handle

    def readable(self):
        return self._reads

    def writable(self):
        return self._writes

    def read(self, size=-1):
        return _read(self._readable(), -1 if size is None else size)

    def readline(self):
        return _line(self._readable())

    def readlines(self):
        lines = []
        line = _line(self._readable())
        while line:
            lines.append(line)
            line = _line(self._handle)
        return lines

    def write(self, text):
        return _write(self._writable(), text)

    def writelines(self, lines):
        for line in lines:
            _write(self._writable(), line)

    def flush(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        _flush(self._handle)

    def close(self):
        if not self.closed:
            self.closed = True
            _close(self._handle)

    def __iter__(self):
        line = _line(self._readable())
        while line:
            yield line
            line = _line(self._readable())

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.close()


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
    if "b" in mode:
        _refuse("open() of a binary file")
    if "+" in mode:
        _refuse("open() of a file that is read and written")
    if encoding is not None and encoding not in ("utf-8", "utf8", "UTF-8", "utf_8", "UTF8", "ascii"):
        _refuse("open() with an encoding other than UTF-8")
    if buffering != -1 or errors is not None or newline is not None:
        _refuse("buffering=, errors= and newline= of open()")
    if mode.replace("t", "") not in ("r", "w", "a", "x"):
        raise ValueError("invalid mode: '" + mode + "'")
    return TextIOWrapper(file if isinstance(file, str) else file.__fspath__(), mode)
