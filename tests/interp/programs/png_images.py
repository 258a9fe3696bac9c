"""matplotlib.image.imread of PNG files of every kind and filter; CPython only agrees that the answers are right."""
import struct
import sys
import tempfile
import zlib

import numpy as np

is_npcc = "npcc" in sys.version
if is_npcc:
    from matplotlib.image import imread


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def filtered(kind, line, above, step):
    out = []
    for i, x in enumerate(line):
        left, up, corner = line[i - step] if i >= step else 0, above[i], above[i - step] if i >= step else 0
        p = left + up - corner
        near = min((abs(p - left), 0, left), (abs(p - up), 1, up), (abs(p - corner), 2, corner))[2]
        out.append((x - [0, left, up, (left + up) // 2, near][kind]) & 255)
    return bytes([kind] + out)


def png(width, height, depth, colour, rows, more=b""):
    step = max(1, {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour] * depth // 8)
    body, above = b"", [0] * len(rows[0])
    for i, line in enumerate(rows):
        body += filtered(i % 5, line, above, step)
        above = line
    packed = zlib.compress(body)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)) + more
            + chunk(b"IDAT", packed[:7]) + chunk(b"IDAT", packed[7:]) + chunk(b"IEND", b""))


def check(name, data, want):
    if not is_npcc:
        print(name, True)
        return
    with tempfile.NamedTemporaryFile(suffix=".png") as f:
        f.write(data)
        f.flush()
        got = imread(f.name)
    print(name, got.dtype == np.float32 and got.shape == want.shape and bool((got == want.astype(np.float32)).all()))


r = np.random.RandomState(3)
for colour, channels in ((0, 1), (2, 3), (4, 2), (6, 4)):
    a = r.randint(0, 256, (7, 5, channels))
    want = a[..., 0] / 255 if channels == 1 else a / 255
    check(f"8 bits, colour {colour}", png(5, 7, 8, colour, a.reshape(7, -1).tolist()), want)
    b = r.randint(0, 65536, (6, 4, channels))
    rows = np.stack([b // 256, b % 256], axis=-1).reshape(6, -1).tolist()
    check(f"16 bits, colour {colour}", png(4, 6, 16, colour, rows), (b[..., 0] if channels == 1 else b) / 65535)
for depth in (1, 2, 4):
    a = r.randint(0, 2**depth, (6, 9))
    bits = (a[..., None] >> np.arange(depth - 1, -1, -1)) & 1
    rows = np.packbits(bits.reshape(6, -1).astype(np.uint8), axis=1).tolist()
    check(f"{depth} bits", png(9, 6, depth, 0, rows), a / (2**depth - 1))
    palette = r.randint(0, 256, (2**depth, 3))
    plte = chunk(b"PLTE", palette.astype(np.uint8).tobytes())
    check(f"palette of {depth} bits", png(9, 6, depth, 3, rows, plte), palette[a] / 255)
    alpha = np.concatenate([palette, np.full((2**depth, 1), 255)], axis=1)
    alpha[0, 3] = 7
    check(f"palette and alpha of {depth} bits", png(9, 6, depth, 3, rows, plte + chunk(b"tRNS", b"\x07")), alpha[a] / 255)
for data in (b"no image", png(5, 7, 8, 0, [[1] * 5] * 3)):
    try:
        if is_npcc:
            with tempfile.NamedTemporaryFile(suffix=".png") as f:
                f.write(data)
                f.flush()
                imread(f.name)
        else:
            raise ValueError
    except ValueError:
        print("refused")
