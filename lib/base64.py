"""Bytes in base 64, 32, 16 and 85."""
import binascii

A85, B85 = bytes(range(33, 118)), b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
B32, B32HEX = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"0123456789ABCDEFGHIJKLMNOPQRSTUV"


def as_bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    if isinstance(s, (bytes, bytearray)):
        return bytes(s)
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError(f"argument should be a bytes-like object or ASCII string, not {type(s).__name__!r}") from None


def only_bytes(s):
    if isinstance(s, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return as_bytes(s)


def b64encode(s, altchars=None):
    text = binascii.b2a_base64(only_bytes(s), newline=False)
    return text.translate(bytes.maketrans(b"+/", altchars)) if altchars is not None else text


def b64decode(s, altchars=None, validate=False):
    text = as_bytes(s)
    if altchars is not None:
        text = text.translate(bytes.maketrans(as_bytes(altchars), b"+/"))
    if validate and not all(c in binascii.VALUES for c in text.rstrip(b"=")):
        raise binascii.Error("Non-base64 digit found")
    return binascii.a2b_base64(text)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def encode32(s, alphabet):
    s = only_bytes(s)
    out = bytearray()
    for i in range(0, len(s), 5):
        group = s[i:i + 5]
        n = int.from_bytes(group + bytes(5 - len(group)), "big")
        used = (len(group) * 8 + 4) // 5
        out += bytes(alphabet[n >> 35 - 5 * k & 31] for k in range(used)) + b"=" * (8 - used)
    return bytes(out)


def decode32(s, alphabet, casefold, map01=None):
    s = as_bytes(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        s = s.translate(bytes.maketrans(b"01", b"O" + as_bytes(map01)))
    if casefold:
        s = s.upper()
    text = s.rstrip(b"=")
    if len(s) - len(text) not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    values, n = {c: i for i, c in enumerate(alphabet)}, 0
    for c in text:
        if c not in values:
            raise binascii.Error("Non-base32 digit found")
        n = n << 5 | values[c]
    spare = len(text) * 5 % 8
    return (n >> spare).to_bytes(len(text) * 5 // 8, "big")


def b32encode(s):
    return encode32(s, B32)


def b32decode(s, casefold=False, map01=None):
    return decode32(s, B32, casefold, map01)


def b32hexencode(s):
    return encode32(s, B32HEX)


def b32hexdecode(s, casefold=False):
    return decode32(s, B32HEX, casefold)


def b16encode(s):
    return binascii.hexlify(only_bytes(s)).upper()


def b16decode(s, casefold=False):
    s = as_bytes(s)
    if casefold:
        s = s.upper()
    if any(c not in b"0123456789ABCDEF" for c in s):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


def encode85(s, alphabet, pad, zero=None, spaces=None):
    s = only_bytes(s)
    missing = -len(s) % 4
    chunks = []
    for i in range(0, len(s), 4):
        n = int.from_bytes(s[i:i + 4].ljust(4, b"\0"), "big")
        chunk = bytes(alphabet[n // 85 ** k % 85] for k in (4, 3, 2, 1, 0))
        chunks.append(zero if zero and not n else spaces if spaces and n == 0x20202020 else chunk)
    if missing and not pad and chunks:
        last = chunks[-1] if chunks[-1] != zero else bytes([alphabet[0]]) * 5
        chunks[-1] = last[:-missing]
    return b"".join(chunks)


def decode85(s, alphabet, name):
    values, missing, out = {c: i for i, c in enumerate(alphabet)}, -len(s) % 5, bytearray()
    s += bytes([alphabet[-1]]) * missing
    for i in range(0, len(s), 5):
        n = 0
        for k in range(i, i + 5):
            if s[k] not in values:
                raise ValueError(f"bad base85 character at position {k}" if name == "b85" else f"Non-Ascii85 digit found: {chr(s[k])}")
            n = n * 85 + values[s[k]]
        if n >= 1 << 32:
            raise ValueError(f"base85 overflow in hunk starting at byte {i}" if name == "b85" else "Ascii85 overflow")
        out += n.to_bytes(4, "big")
    return bytes(out[:len(out) - missing])


def b85encode(b, pad=False):
    return encode85(b, B85, pad)


def b85decode(b):
    return decode85(as_bytes(b), B85, "b85")


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    text = encode85(b, A85, pad, b"z", b"y" if foldspaces else None)
    if adobe:
        text = b"<~" + text
    if wrapcol:
        width = max(2 if adobe else 1, wrapcol)
        lines = [text[i:i + width] for i in range(0, len(text), width)]
        if adobe and len(lines[-1]) + 2 > width:
            lines.append(b"")
        text = b"\n".join(lines)
    return text + b"~>" if adobe else text


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    b = as_bytes(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    text = bytes(c for c in b if c not in ignorechars).replace(b"z", b"!!!!!")
    return decode85(text.replace(b"y", b"+<VdL") if foldspaces else text, A85, "a85")


def encodebytes(s):
    return b"".join(binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57))


def decodebytes(s):
    return binascii.a2b_base64(s)
