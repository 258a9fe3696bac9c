# Division of many by one, choices by a mask, lines of positions: every dtype, packed and not.
import numpy as np


def digest(a):
    a = np.asarray(a)
    if a.dtype.kind == "b":
        a = a.astype(np.int64)
    flat = a.ravel()
    weights = np.arange(1, flat.size + 1)
    return a.dtype.name, a.shape, flat[:4].tolist(), (flat % 1009 * (weights % 31)).sum().item()


rng = np.random.RandomState(3)
for dtype in (np.int8, np.int16, np.int32, np.int64, np.uint8, np.uint32, np.uint64):
    info = np.iinfo(dtype)
    edges = np.array([info.min, info.min + 1, -1, 0, 1, 6, 7, 8, info.max - 1, info.max], object)
    x = np.array([int(e) % 2 ** info.bits for e in edges], np.uint64).astype(dtype)
    x = np.concatenate([x, (rng.randint(0, 2**62, 200) * 5).astype(dtype)])
    for y in (1, 2, 3, 7, 10, 64, 100, 127, info.max - 1, info.max):
        print(dtype.__name__, y, digest(x // dtype(y)), digest(x % dtype(y)), digest(x[::-3] // dtype(y)), digest(x[:5] % dtype(y)))
    if info.min < 0:
        print(digest(x // dtype(-7)), digest(x % dtype(-7)))
        assert (x // dtype(9) * dtype(9) + x % dtype(9) == x).all()

for dtype in (np.bool_, np.int8, np.float16, np.int32, np.float64, np.complex128):
    a = (rng.randint(0, 100, (6, 50)) % 7).astype(dtype)
    b = (rng.randint(0, 100, (6, 50)) % 5).astype(dtype)
    m = rng.rand(6, 50) < 0.5
    for x, y in ((a, b), (a.T, b.T), (a[:, ::2], b[:, 1::2]), (a[0, 0], b), (a, b[0, 0]), (a[:1], b[:, :1])):
        mask = m if np.broadcast(x, y).shape == m.shape else m.T if np.broadcast(x, y).shape == (50, 6) else m[:, ::2]
        r = np.where(mask, x, y)
        print(r.dtype.name, r.shape, r.ravel()[:5].tolist(), r.astype(complex).sum())
    c = a.copy()
    c[m] = dtype(1)
    c[::2][m[::2]] = 0
    print(c.astype(complex).sum(), np.where(m, c, 3).dtype, np.where(m[0], 1, 2.5).sum())
    i = rng.randint(-50, 50, 30)
    print(a[2][i].tolist()[:6], a[:, 3][i % 6].astype(complex).sum(), a[1][i.reshape(5, 6)].shape, a[0, ::2][i[i < 25] // 2 % 25].shape)
    c[0][i] = b[0, :30]
    c[1, ::-1][i[:4]] = dtype(1)
    c[:, 7][i % 6] = b[0, 20]
    print(c.astype(complex).sum())
for bad in ([0, 50], [-51]):
    for action in (lambda: np.arange(50)[np.array(bad)], lambda: np.arange(50).__setitem__(np.array(bad), 1)):
        try:
            action()
        except IndexError as e:
            print(e)
x = np.arange(10.0)
x[x > 4] = np.nan
print(x, np.where(np.isnan(x), 0, x), np.where([True, False], [1, 2], [[3], [4]]))
v = np.arange(40.0)
print(v @ v, v[::2] @ v[1::2], np.dot(v[:7], v[:7]), np.dot(np.arange(70, dtype=np.float32), np.ones(70, np.float32)))
