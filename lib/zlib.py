"""Compression, through the library of that name."""
import _zlib
from _zlib import adler32, crc32

MAX_WBITS, DEFLATED, DEF_MEM_LEVEL, DEF_BUF_SIZE = 15, 8, 8, 16384
Z_DEFAULT_COMPRESSION, Z_NO_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION = -1, 0, 1, 9
Z_DEFAULT_STRATEGY, Z_NO_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH = 0, 0, 2, 3, 4
ZLIB_VERSION = ZLIB_RUNTIME_VERSION = "1.2.13"
STREAM_END, MESSAGES = 1, {-3: "invalid data", -5: "incomplete or truncated stream", 0: "incomplete or truncated stream"}


class error(Exception):
    __module__ = "zlib"


def compress(data, /, level=-1, wbits=MAX_WBITS):
    try:
        return _zlib.compress(data, level, wbits)
    except ValueError:
        raise error("Bad compression level") from None


def inflate(data, wbits):
    """(bytes, how many bytes of data were left over)"""
    out, left, answer, message = _zlib.decompress(data, wbits)
    if answer != STREAM_END:
        code = -5 if answer in (0, -5) else answer
        text = MESSAGES.get(code, "") if code == -5 else message or MESSAGES.get(code, "")
        raise error(f"Error {code} while decompressing data: {text}")
    return out, left


def decompress(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE):
    return inflate(data, wbits)[0]


class Compressor:
    """Gathers what it is given; flush compresses it."""

    def __init__(self, level, wbits):
        self._level, self._wbits, self._data = level, wbits, b""

    def compress(self, data):
        self._data += bytes(data)
        return b""

    def flush(self, mode=Z_FINISH):
        if mode != Z_FINISH:
            raise NotImplementedError("npcc: a compressor flushes only at its end")
        return compress(self._data, self._level, self._wbits)


class Decompressor:
    def __init__(self, wbits):
        self._wbits, self._data, self.unused_data, self.unconsumed_tail, self.eof = wbits, b"", b"", b"", False

    def decompress(self, data, max_length=0):
        if max_length:
            raise NotImplementedError("npcc: decompress() with max_length")
        if self.eof:
            self.unused_data += bytes(data)
            return b""
        seen = self._data
        self._data += bytes(data)
        out, left, answer, message = _zlib.decompress(self._data, self._wbits)
        if answer < 0 and answer != -5:
            raise error(f"Error {answer} while decompressing data: {message}")
        before = len(_zlib.decompress(seen, self._wbits)[0]) if seen else 0
        if answer == STREAM_END:
            self.eof, self.unused_data = True, self._data[len(self._data) - left:]
        return out[before:]

    def flush(self, length=DEF_BUF_SIZE):
        return b""


def compressobj(level=-1, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL, strategy=Z_DEFAULT_STRATEGY, zdict=None):
    return Compressor(level, wbits)


def decompressobj(wbits=MAX_WBITS, zdict=b""):
    return Decompressor(wbits)
