# Copies whose target lies a few bytes after its source, filling, blocks of complex numbers, division by one number, sums
# that are products.
import numpy as np

rng = np.random.RandomState(5)
for n in (1, 7, 300, 2048, 5000, 70000):
    a = rng.randint(0, 256, n + 80).astype(np.uint8)
    for shift in (0, 1, 8, 16, 63, 64):
        b = np.zeros(n + 80, np.uint8)
        b[shift:shift + n] = a[:n]
        c = a.copy()
        c[shift:shift + n] = c[:n]
        print(n, shift, int(b.astype(np.int64).sum()), b[shift:shift + 3], int((c * np.arange(n + 80)).sum()))
for t in "f8 f4 f2 i8 i4 i2 u1 ? c16".split():
    print(t, np.full(9, 3, t), np.ones((2, 3), t), np.full_like(np.zeros(5, t), True), np.ones(1000, t).sum())
    d = np.zeros(9, t)
    d[2:7] = 2.75
    d[::4] = np.array([1])
    print(d)
for t in "c16 c8".split():
    for n in (17, 100, 1000):
        x = (rng.randint(-4, 4, n) + 1j * rng.randint(-4, 4, n)).astype(t)
        print(t, n, x.argmax(), x.argmin(), np.sort(x.real)[-1], (-x).argmax(), x[::2].argmin())
        x[n // 2] = complex(np.nan, 1)
        print(x.argmax(), x.argmin())
        x[n // 3] = complex(9, np.nan)
        x[0] = complex(-0.0, 0.0)
        print(x.argmax(), x.argmin())
    print(np.arange(1000).astype(t).argmax(), np.full(500, np.inf).astype(t).argmax(), np.zeros(300, t).argmin())
for t in "i1 i2 i4 i8 u1 u2 u4".split():
    info = np.iinfo(t)
    x = np.concatenate([rng.randint(info.min, min(info.max, 2**62), 400).astype(t), np.array([info.min, info.max, 0, 1], t)])
    for y in (2, 3, 7, 10, 100, 127, info.max - 1, info.max):
        print(t, y, int((x // np.array(y, t)).astype(np.float64).sum()), int((x % np.array(y, t)).astype(np.float64).sum()))
bytes_ = np.arange(256).astype(np.uint8)
print([int(((bytes_ // np.uint8(y)) == bytes_.astype(int) // y).all()) for y in range(2, 256)].count(1))
a, b = np.array([-0.0, 0.0, 1, np.inf, 2]), np.array([1.0, -1.0, 0.5])
for text in ("i,j->ij", "i,j->ji", "i,j,k->ikj"):
    print(text, np.einsum(text, *[a, b, b][: text.count(",") + 1]).tolist())
m = np.arange(9.0).reshape(3, 3)
e = np.einsum("ij->ji", m + 0j)
print(np.einsum("ii", m), np.einsum("ij,ij->i", m, m), np.einsum("ij->", m), e.tolist(), np.einsum("i,i", b, b), np.einsum("...j->...j", m).tolist())
f = np.einsum("ij,jk->ik", m, m)
f[0] = 5
print(m.tolist())
print(np.fromiter((v / 4 for v in range(9)), float), np.asarray([1.5, 2, True, 2.5]), np.array([1.0, 2.0, 3]).dtype, np.fromiter([1, 2.0], "f8"), np.array([[1.0, 2.0], [3.0, 4]]), np.array([1.0, "a"]), np.array([1.0, None]))
try:
    np.array([1.0, [2.0]])
except ValueError as error:
    print(error)
x = np.frombuffer(np.arange(5.0).tobytes())
print(x, x.flags.writeable, len(np.arange(3000.0).tobytes()), np.frombuffer(b"\0" * 16, np.int16, 3, 2), bytes(5), np.empty(0).tobytes())
