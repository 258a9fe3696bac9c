"""Files compressed by gzip."""
import io
import struct
import time
import zlib

READ, WRITE = "rb", "wb"


class BadGzipFile(OSError):
    __module__ = "gzip"


def compress(data, compresslevel=9, *, mtime=None):
    body = zlib.compress(data, compresslevel, -15)
    mark = 2 if compresslevel == 9 else 4 if compresslevel == 1 else 0
    head = struct.pack("<BBBBLBB", 0x1F, 0x8B, 8, 0, int(time.time() if mtime is None else mtime), mark, 3 if mtime == 0 else 255)
    return head + body + struct.pack("<LL", zlib.crc32(data), len(data) & 0xFFFFFFFF)


def decompress(data):
    out, at = b"", 0
    while at < len(data):
        if data[at:at + 2] != b"\x1f\x8b":
            if not data[at:].strip(b"\0"):
                break
            raise BadGzipFile(f"Not a gzipped file ({data[at:at + 2]!r})")
        try:
            piece, left = zlib.inflate(data[at:], 31)
        except zlib.error as error:
            if "incomplete" in str(error):
                raise EOFError("Compressed file ended before the end-of-stream marker was reached") from None
            raise
        out, at = out + piece, len(data) - left
    return out


class GzipFile(io.BytesIO):
    """Reads all when it is opened, and writes all when it is closed."""

    def __init__(self, filename=None, mode=None, compresslevel=9, fileobj=None, mtime=None):
        mode = (mode or "rb").replace("t", "")
        self.mode = mode if "b" in mode else mode + "b"
        self.name, self._level, self._mtime = filename or getattr(fileobj, "name", ""), compresslevel, mtime
        self._file = fileobj if fileobj is not None else open_binary(filename, self.mode)
        self._owns = fileobj is None
        super().__init__(decompress(self._file.read()) if self.mode[0] == "r" else b"")

    def readable(self):
        return self.mode[0] == "r"

    def writable(self):
        return self.mode[0] != "r"

    def write(self, data):
        if self.mode[0] == "r":
            raise OSError("write() on read-only GzipFile object")
        return super().write(data)

    def close(self):
        if self.closed:
            return
        if self.mode[0] != "r":
            self._file.write(compress(self.getvalue(), self._level, mtime=self._mtime))
        if self._owns:
            self._file.close()
        super().close()


def open_binary(filename, mode):
    return io.open(filename, mode)


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    if isinstance(filename, (str, bytes)) or hasattr(filename, "__fspath__"):
        file = GzipFile(filename, mode, compresslevel)
    else:
        file = GzipFile(None, mode, compresslevel, filename)
    return TextFile(file, encoding or "utf-8", errors or "strict") if "t" in mode else file


class TextFile:
    """Lines of text over a file of bytes."""

    def __init__(self, file, encoding, errors):
        self._file, self.encoding, self.errors = file, encoding, errors

    def _text(self, data):
        return data.decode(self.encoding, self.errors).replace("\r\n", "\n")

    def read(self, size=-1):
        return self._text(self._file.read(size))

    def readline(self):
        return self._text(self._file.readline())

    def readlines(self):
        return list(self)

    def write(self, text):
        self._file.write(text.encode(self.encoding, self.errors))
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def __iter__(self):
        while line := self.readline():
            yield line

    def close(self):
        self._file.close()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()
