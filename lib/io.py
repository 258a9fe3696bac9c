"""Files and buffers."""
from _io import StringIO, TextIOWrapper, open


class BytesIO:
    def __init__(self, initial_bytes=b""):
        self._data = bytearray(initial_bytes)
        self._at = 0
        self.closed = False

    def write(self, b):
        n = len(b)
        if self._at > len(self._data):
            self._data.extend(bytes(self._at - len(self._data)))
        self._data[self._at:self._at + n] = b
        self._at += n
        return n

    def read(self, size=-1):
        end = len(self._data) if size is None or size < 0 else self._at + size
        out = bytes(self._data[self._at:end])
        self._at += len(out)
        return out

    def readline(self):
        i = self._data.find(b"\n", self._at)
        return self.read(-1 if i < 0 else i + 1 - self._at)

    def getvalue(self):
        return bytes(self._data)

    def seek(self, pos, whence=0):
        self._at = pos + (self._at if whence == 1 else len(self._data) if whence == 2 else 0)
        return self._at

    def tell(self):
        return self._at

    def close(self):
        self.closed = True

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __iter__(self):
        while True:
            line = self.readline()
            if not line:
                return
            yield line


class UnsupportedOperation(OSError, ValueError):
    pass
