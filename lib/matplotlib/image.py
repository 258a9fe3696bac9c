"""imread of PNG files; whatever else is asked for takes every call and draws nothing."""
import struct
import zlib

import numpy as np
from matplotlib import __getattr__

_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}   # by colour type


def _chunks(data):
    at = 8
    while at + 8 <= len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        yield kind, data[at + 8:at + 8 + size]
        at += size + 12


def _paeth(left, up, corner):
    p = left + up - corner
    a, b, c = abs(p - left), abs(p - up), abs(p - corner)
    return left if a <= b and a <= c else up if b <= c else corner


def _unfilter(kind, line, above, step):
    """The bytes of a row: what the filter took off, the bytes before and above, is added (PNG specification, 9.2)."""
    if kind == 1:
        for i in range(step, len(line)):
            line[i] = (line[i] + line[i - step]) & 255
    elif kind == 2:
        for i in range(len(line)):
            line[i] = (line[i] + above[i]) & 255
    elif kind == 3:
        for i in range(len(line)):
            line[i] = (line[i] + ((line[i - step] if i >= step else 0) + above[i]) // 2) & 255
    elif kind == 4:
        for i in range(len(line)):
            before, corner = (line[i - step], above[i - step]) if i >= step else (0, 0)
            line[i] = (line[i] + _paeth(before, above[i], corner)) & 255
    elif kind:
        raise ValueError("not a PNG file: unknown filter")


def _rows(raw, height, width_bytes, step):
    """All rows, one after the other."""
    if len(raw) < height * (width_bytes + 1):
        raise ValueError("not a PNG file: it ends too early")
    above, rows = [0] * width_bytes, []
    for i in range(height):
        start = i * (width_bytes + 1)
        line = list(raw[start + 1:start + 1 + width_bytes])
        _unfilter(raw[start], line, above, step)
        rows.append(line)
        above = line
    return np.array(rows, dtype=np.uint8).reshape(height, width_bytes)


def _samples(rows, width, channels, depth):
    height = rows.shape[0]
    if depth == 8:
        return rows.reshape(height, width, channels)
    if depth == 16:
        pairs = rows.reshape(height, width, channels, 2).astype(np.uint16)
        return pairs[..., 0] * np.uint16(256) + pairs[..., 1]
    bits = np.unpackbits(rows, axis=1)[:, :width * depth].reshape(height, width, depth)
    return bits.dot(2 ** np.arange(depth - 1, -1, -1)).astype(np.uint8).reshape(height, width, 1)


def _decode(data):
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError("npcc: imread reads PNG files only")
    header, palette, alpha, packed = None, None, b"", []
    for kind, body in _chunks(data):
        if kind == b"IHDR":
            header = struct.unpack(">IIBBBBB", body)
        elif kind == b"PLTE":
            palette = np.frombuffer(body, dtype=np.uint8).reshape(-1, 3)
        elif kind == b"tRNS":
            alpha = body
        elif kind == b"IDAT":
            packed.append(body)
    if header is None or header[3] not in _CHANNELS:
        raise ValueError("not a PNG file: it has no header")
    width, height, depth, colour, _, _, interlaced = header
    if interlaced:
        raise ValueError("npcc: imread does not read interlaced PNG files")
    channels = _CHANNELS[colour]
    rows = _rows(zlib.decompress(b"".join(packed)), height, (width * channels * depth + 7) // 8, max(1, channels * depth // 8))
    samples = _samples(rows, width, channels, depth)
    if colour != 3:
        return samples, 2 ** depth - 1
    if alpha:
        opaque = np.full(len(palette), 255, dtype=np.uint8)
        opaque[:len(alpha)] = np.frombuffer(alpha, dtype=np.uint8)
        palette = np.concatenate([palette, opaque[:, None]], axis=1)
    return palette[samples[..., 0]], 255


def imread(fname, format=None):
    """A PNG file as float32 numbers from 0 to 1: (rows, columns) of grey, (rows, columns, 3 or 4) of colours."""
    if hasattr(fname, "read"):
        data = fname.read()
    else:
        with open(fname, "rb") as f:
            data = f.read()
    samples, most = _decode(data)
    if samples.shape[2] == 1:
        samples = samples[..., 0]
    return (samples / most).astype(np.float32)
