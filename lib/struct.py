"""Packed binary data: the standard sizes, and the native ones of x86-64 and of the other 64-bit targets alike."""


class error(Exception):
    pass


_SIZES = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4, "L": 4, "q": 8, "Q": 8, "e": 2, "f": 4,
          "d": 8, "s": 1, "p": 1}
_NATIVE = dict(_SIZES, l=8, L=8, n=8, N=8, P=8)
_FLOATS = {"e": (5, 10), "f": (8, 23), "d": (11, 52)}


def _items(format):
    """[(code, count)], little, aligned"""
    if isinstance(format, bytes):
        format = format.decode("ascii")
    order = "@"
    if format and format[0] in "@=<>!":
        order, format = format[0], format[1:]
    sizes = _NATIVE if order == "@" else _SIZES
    items, i = [], 0
    while i < len(format):
        if format[i].isspace():
            i += 1
            continue
        j = i
        while i < len(format) and format[i].isdigit():
            i += 1
        if i == len(format):
            raise error("repeat count given without format specifier")
        if format[i] not in sizes:
            raise error("bad char in struct format")
        if format[i] == "p":
            raise NotImplementedError("npcc: struct's format p is not supported")
        items.append((format[i], int(format[j:i]) if i > j else None, sizes[format[i]]))
        i += 1
    return items, order not in ">!", order == "@"


def _padded(at, size, aligned):
    return at + -at % size if aligned else at


def calcsize(format):
    items, _, aligned = _items(format)
    at = 0
    for code, count, size in items:
        at = _padded(at, size, aligned) + (1 if count is None else count) * size
    return at


def _float_bits(x, code):
    exponent, fraction = _FLOATS[code]
    import math
    bias = (1 << exponent - 1) - 1
    sign = 1 if math.copysign(1.0, x) < 0 else 0
    if x != x:
        e, m = (1 << exponent) - 1, 1 << fraction - 1
    elif x in (math.inf, -math.inf):
        e, m = (1 << exponent) - 1, 0
    elif x == 0:
        e, m = 0, 0
    else:
        e = math.frexp(abs(x))[1] - 1
        e = max(e, 1 - bias)
        m = round(math.ldexp(abs(x), fraction - e))   # ties to even
        if m >> fraction + 1:
            m >>= 1
            e += 1
        if m >> fraction:
            e, m = e + bias, m - (1 << fraction)
        else:
            e = 0
        if e >= (1 << exponent) - 1:
            raise OverflowError("float too large to pack with %s format" % code)
    return (sign << exponent | e) << fraction | m


def _float_value(bits, code):
    exponent, fraction = _FLOATS[code]
    import math
    m = bits & (1 << fraction) - 1
    e = bits >> fraction & (1 << exponent) - 1
    bias = (1 << exponent - 1) - 1
    if e == (1 << exponent) - 1:
        v = math.nan if m else math.inf
    elif e:
        v = math.ldexp(m | 1 << fraction, e - bias - fraction)
    else:
        v = math.ldexp(m, 1 - bias - fraction)
    return -v if bits >> exponent + fraction else v


def pack(format, *values):
    items, little, aligned = _items(format)
    order = "little" if little else "big"
    needed = sum(0 if c == "x" else 1 if c == "s" else 1 if n is None else n for c, n, _ in items)
    if needed != len(values):
        raise error("pack expected %d items for packing (got %d)" % (needed, len(values)))
    out, k = bytearray(), 0
    for code, count, size in items:
        out += bytes(_padded(len(out), size, aligned) - len(out))
        n = 1 if count is None else count
        if code == "x":
            out += bytes(n)
            continue
        if code == "s":
            v = values[k]
            k += 1
            if not isinstance(v, (bytes, bytearray)):
                raise error("argument for 's' must be a bytes object")
            out += (bytes(v) + bytes(n))[:n]
            continue
        for v in values[k:k + n]:
            if code == "c":
                if not isinstance(v, (bytes, bytearray)) or len(v) != 1:
                    raise error("char format requires a bytes object of length 1")
                out += v
            elif code == "?":
                out += b"\x01" if v else b"\x00"
            elif code in "efd":
                if not isinstance(v, (int, float)) and not hasattr(v, "__float__"):
                    raise error("required argument is not a float")
                out += _float_bits(float(v), code).to_bytes(size, order)
            else:
                if not isinstance(v, int):
                    if not hasattr(v, "__index__"):
                        raise error("required argument is not an integer")
                    v = v.__index__()
                signed = code.islower()
                low, high = (-(1 << 8 * size - 1), (1 << 8 * size - 1) - 1) if signed else (0, (1 << 8 * size) - 1)
                if not low <= v <= high:
                    if code in "bB":
                        raise error("%s format requires %d <= number <= %d" % ("byte" if signed else "ubyte", low, high))
                    if code in "hH":
                        raise error("%s format requires %d <= number <= %s"
                                    % (("short", low, "32767") if signed else ("ushort", 0, "65535")))
                    if not signed and v < 0 and size < 8:
                        raise error("argument out of range")
                    if code in "lLqQnNP" and aligned:
                        raise error("int too large to convert" if signed and code in "qn" else "argument out of range")
                    if size == 8:
                        raise error("int too large to convert" if v > 0 or signed else "can't convert negative int to unsigned")
                    raise error("'%s' format requires %d <= number <= %d" % (code, low, high))
                out += int(v).to_bytes(size, order, signed=signed)
        k += n
    return bytes(out)


def unpack_from(format, buffer, offset=0):
    items, little, aligned = _items(format)
    order = "little" if little else "big"
    size_all = calcsize(format)
    if offset < 0:
        offset += len(buffer)
    if len(buffer) - offset < size_all:
        raise error("unpack_from requires a buffer of at least %d bytes for unpacking %d bytes at offset %d (actual buffer size is %d)"
                    % (size_all + offset, size_all, offset, len(buffer)))
    data = bytes(buffer[offset:offset + size_all])
    out, at = [], 0
    for code, count, size in items:
        at = _padded(at, size, aligned)
        n = 1 if count is None else count
        if code == "s":
            out.append(data[at:at + n])
        elif code != "x":
            for i in range(n):
                piece = data[at + i * size:at + i * size + size]
                if code == "c":
                    out.append(piece)
                elif code == "?":
                    out.append(piece != b"\x00")
                elif code in "efd":
                    out.append(_float_value(int.from_bytes(piece, order), code))
                else:
                    out.append(int.from_bytes(piece, order, signed=code.islower()))
        at += n * size
    return tuple(out)


def unpack(format, buffer):
    n = calcsize(format)
    if len(buffer) != n:
        raise error("unpack requires a buffer of %d bytes" % n)
    return unpack_from(format, buffer)


def iter_unpack(format, buffer):
    n = calcsize(format)
    if n == 0:
        raise error("cannot iteratively unpack with a struct of length 0")
    if len(buffer) % n:
        raise error("iterative unpacking requires a buffer of a multiple of %d bytes" % n)
    return iter([unpack_from(format, buffer, i) for i in range(0, len(buffer), n)])


def pack_into(format, buffer, offset, *values):
    data = pack(format, *values)
    buffer[offset:offset + len(data)] = data


class Struct:
    def __init__(self, format):
        self.format = format
        self.size = calcsize(format)

    def pack(self, *values):
        return pack(self.format, *values)

    def unpack(self, buffer):
        return unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer):
        return iter_unpack(self.format, buffer)
