"""Bytes as text of digits."""
from struct import pack


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


DIGITS = b"0123456789abcdef"
ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
VALUES = {c: i for i, c in enumerate(ALPHABET)}


def hexlify(data, sep=None, bytes_per_sep=1):
    text = bytes(data).hex() if sep is None else bytes(data).hex(sep, bytes_per_sep)
    return text.encode()


def unhexlify(hexstr):
    text = hexstr if isinstance(hexstr, str) else bytes(hexstr).decode("latin-1")
    if len(text) % 2:
        raise Error("Odd-length string")
    if any(c not in "0123456789abcdefABCDEF" for c in text):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(text)


b2a_hex, a2b_hex = hexlify, unhexlify


def b2a_base64(data, *, newline=True):
    data = bytes(data)
    out = bytearray()
    for i in range(0, len(data), 3):
        group = data[i:i + 3]
        n = int.from_bytes(group + bytes(3 - len(group)), "big")
        out += bytes(ALPHABET[n >> shift & 63] for shift in (18, 12, 6, 0)[:len(group) + 1]) + b"=" * (3 - len(group))
    return bytes(out) + (b"\n" if newline else b"")


def a2b_base64(data, *, strict_mode=False):
    data = data.encode("ascii") if isinstance(data, str) else bytes(data)
    out, bits, count, padding, letters = bytearray(), 0, 0, 0, 0
    for c in data:
        if c == 61:
            padding += 1
            if letters % 4 >= 2 and letters % 4 + padding >= 4:
                break
            continue
        value = VALUES.get(c)
        if value is None:
            continue
        padding, letters = 0, letters + 1
        bits, count = (bits << 6 | value) & 0xFFFFFF, count + 6
        if count >= 8:
            count -= 8
            out.append(bits >> count & 255)
    if letters % 4 == 1:
        raise Error(f"Invalid base64-encoded string: number of data characters ({letters}) cannot be 1 more than a multiple of 4")
    if letters % 4 and letters % 4 + padding < 4:
        raise Error("Incorrect padding")
    return bytes(out)


def crc_hqx(data, value):
    for byte in bytes(data):
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ 0x1021 if value & 0x8000 else value << 1) & 0xFFFF
    return value


def crc32(data, value=0):
    from zlib import crc32
    return crc32(data, value)
