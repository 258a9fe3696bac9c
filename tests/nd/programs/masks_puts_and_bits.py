# Masks of several axes, put, take along axes, delete, packbits, isin, arange, tolist and sums of lists.
import numpy as np

rng = np.random.RandomState(8)
for t in "f8 f4 i2 u1 c16 ?".split():
    a = (rng.rand(6, 7, 5) * 100).astype(t)
    m = rng.rand(6, 7, 5) > 0.5
    print(t, a[m].tolist()[:6], a[m].shape, a.T[m.T][:5], a[::2][m[::2]][:5], a[m[:, 0, 0]].shape, a[np.zeros_like(m)], a[np.ones_like(m)].shape)
    b = a.copy()
    b[m] = a[m][::-1]
    b[m.copy()] = b[m]
    b.T[m.T] = np.arange(m.sum()).astype(t)
    print(b.ravel()[:12], b.sum())
    b[m] = b[m] + b[m]
    b[:, :, 0][m[:, :, 0]] = 3
    print(b.ravel()[:12])
    for k in (-1, 0, 1, 2):
        for axis in (0, 1, 2):
            print(np.take(a, [k, -k, 2], axis=axis).ravel()[:4], np.take(a, np.array([[k, 1], [0, 2]]), axis=axis).shape, np.take(a, [k, 9], axis=axis, mode="wrap").ravel()[1:3], np.take(a[:, ::-1], [k], axis=axis).ravel()[:2], end=" ")
    print()
    np.put(b, [0, -1, 5, 5], [1, 0, 1, 0])
    np.put(b, [3, 4, 7], [1, 0])
    b.put([500, 1], [7, 1], mode="clip")
    b[::2].put([1], 1)
    b.T.put([1, 2], [1, 1])
    print(b.ravel()[:12], b.ravel()[-3:])
    np.place(b, m, [1, 0, 1])
    np.place(b, m, np.arange(m.sum() + 4).astype(t))
    np.putmask(b, m, a)
    print(b.ravel()[:12], np.resize(a, (3, 200)).ravel()[-3:], np.resize(a, 4))
    c = a.ravel()
    for what in (3, -1, [1, 5, 7], [], slice(2, 9), np.array([2]), np.array([True, False] * 105)):
        print(np.delete(c, what).shape, np.delete(c, what)[:6], end=" ")
    print(np.delete(a, 1, axis=1).shape, np.delete(a, [0, 2], axis=2).sum(), np.delete(a, 2, axis=0)[2, 0, :3])
for f in (lambda a: np.take(a, [7], axis=0), lambda a: np.take(a, [7], axis=1), lambda a: np.take(a, [-8], axis=2), lambda a: np.put(a, [0, 999, 1], [5, 6, 7]), lambda a: np.put(a, [-999], 1), lambda a: np.delete(a, 9, axis=0),
          lambda a: a.__setitem__(a > 50, [1, 2, 3]), lambda a: a[np.ones((6, 7, 4), bool)], lambda a: np.put(a, [], []), lambda a: np.put(a, [1], []), lambda a: np.take(np.zeros((0, 3)), [0], axis=0)):
    a = np.arange(210.0).reshape(6, 7, 5)
    try:
        print(f(a), a.ravel()[:3])
    except Exception as e:
        print(type(e).__name__, e, a.ravel()[:3])

for n in (1, 7, 8, 9, 64, 1001):
    b = rng.randint(0, 3, n).astype(np.uint8)
    for order in ("big", "little"):
        p = np.packbits(b, bitorder=order)
        print(n, p[:5], np.unpackbits(p, bitorder=order, count=n).tolist() == (b != 0).tolist(), np.unpackbits(b, bitorder=order)[:20], np.packbits(rng.rand(5, n) > 0.5, axis=0, bitorder=order).sum(), np.packbits(rng.rand(5, n) > 0.5, axis=1, bitorder=order).sum())

for t in "i8 i4 i2 i1 u1 u4 u8 f4 f8 f2 c8 c16".split():
    a = np.arange(3, 90, 7, dtype=t)
    print(a, np.arange(0.5, 3, 0.3, dtype=t) if t[0] in "fc" else np.arange(100, 3, -9, dtype=t)[-2:], a.tolist()[:3], type(a.tolist()[0]), [type(v) for v in list(a)[:1]])
print(np.array([True, False]).tolist(), np.float32([0.1, 2]).tolist(), [v for v in np.arange(3)], list(np.arange(4.0).reshape(2, 2)))
print(sum([0.1] * 10), sum([1, 2.5, 0.1, 3]), sum([0.1, 0.2, 10**30, 0.5]), sum([0.5, np.float64(1), 2]), sum([0.5, True, 1j]), sum([]), sum([0.1, 0.2], 5), sum(x / 7 for x in range(20)))
try:
    sum([0.5, 0.25, "a"])
except TypeError as e:
    print(e)

for t in "i8 i4 u1 i1 ?".split():
    a, b = rng.randint(0, 100, (20, 3)).astype(t), rng.randint(20, 60, 15).astype(t)
    print(t, np.isin(a, b).sum(), np.isin(a, b, invert=True).sum(), np.in1d(a, [1, 5]).sum(), np.isin(a, []).sum(), np.isin(a[0, 0], b), np.isin([2**62, -2**63, 5], a).tolist(), np.isin(a, [0, 2**40]).sum(), np.isin(a, [3.0, 4.5]).sum())
print(np.isin(np.arange(-5, 5), np.arange(-3, 2)), np.isin([-2**63, 0], [-2**63, -2**63 + 1]), np.isin(5, [5]), np.isin([2**63 - 1], [2**63 - 1]))

big = rng.randn(3000)
big[rng.randint(0, 3000, 40)] = np.nan
for a in (big, big.astype(np.float32), np.zeros(300), np.array([0.0, -0.0] * 90), np.full(200, np.nan), big[::3], -np.abs(big)):
    print(np.fmax.reduce(a), np.fmin.reduce(a), np.nanmax(a[:200]) if a[0] == a[0] else 0, np.fmax.reduce(a, initial=-1.0), np.signbit(np.fmax.reduce(a)), np.signbit(np.fmin.reduce(a)))
for t in "i1 u1 i2 u2 i4 u4 i8".split():
    a = rng.randint(-200, 200, 500).astype(t)
    for d in (1, 2, 3, 7, 10, 13, 64, 100, 127):
        q, r = a // a.dtype.type(d), a % a.dtype.type(d)
        print(int(q.astype(int).sum()), int(r.astype(int).sum()), bool(((q * a.dtype.type(d) + r) == a).all()), end=" ")
    print((a // a.dtype.type(100))[:4])
every = np.arange(65536)
for t in "u2 i2".split():
    print([int(((every.astype(t) // every.dtype.type(d).astype(t)).astype(int) * (every % 97)).sum()) for d in (2, 3, 5, 7, 255, 256, 257, 32767)])
flags = np.zeros((40, 1000), bool)
flags[5, 127] = flags[6, 128] = flags[7, 999] = flags[8, 0] = True
print(flags.any(axis=1)[:10], (~flags).all(axis=1)[:10], flags.any(), flags[:5].any(), (~flags).all(axis=0).sum(), np.logical_or.reduce(flags.T, axis=0).sum())

a, line = np.arange(6).reshape(2, 3), np.arange(6)
for m in (np.zeros(0, bool), np.zeros((0, 3), bool), np.zeros((2, 0), bool), np.zeros((0, 5), bool), np.zeros((5, 0), bool), np.ones((3, 0), bool)):
    try:
        print(a[m].shape)
    except IndexError as e:
        print(e)
for v in (np.ones(2), np.ones(1), np.ones(3), np.ones((1, 2)), np.ones((2, 1)), np.ones((1, 1)), np.ones(0), [1, 2], [[1, 2]], [[1]], (5,), np.ones((0, 2))):
    for t, m in ((line, line > 3), (a, a > 3), (a, (a > 3, Ellipsis)), (a, (a > 3,)), (line, (line > 3).tolist()), (line, line[:0] > 0), (line[:0], line[:0] > 0), (line, line < 0)):
        t = t.copy()
        try:
            t[m] = v
            print(t.tolist())
        except (ValueError, TypeError) as e:
            print(type(e).__name__, e)
