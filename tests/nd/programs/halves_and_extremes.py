# Every float16, conversions that leave a type's range, and the places of extremes.
import warnings
import numpy as np

rng = np.random.RandomState(4)


def sum_of(a):
    b = np.ascontiguousarray(a).reshape(-1).view(np.uint8).astype(np.int64)
    return int((b * (np.arange(b.size) % 1009 + 1)).sum())


def told(f):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        r = f()
    return [str(x.message) for x in w], sum_of(r)


bits = np.arange(65536, dtype=np.uint16)
h = bits.view(np.float16)
quiet = h[((bits & 0x7C00) != 0x7C00) | ((bits & 0x3FF) == 0) | ((bits & 0x200) != 0)]
for a in (h, h[::3], h.reshape(256, 256).T):
    print(told(lambda: a.astype(np.float32)), told(lambda: a.astype(np.float32).astype(np.float16)))
for op in "absolute negative isnan isinf isfinite signbit sign sqrt square floor rint conjugate reciprocal positive".split():
    print(op, told(lambda: getattr(np, op)(quiet)), told(lambda: getattr(np, op)(quiet[::7])))
one = rng.permutation(quiet[np.isfinite(quiet)])
for op in "add subtract multiply maximum minimum fmax fmin less equal copysign".split():
    print(op, told(lambda: getattr(np, op)(one, one[::-1])), told(lambda: getattr(np, op)(one[:4000], np.float16(0.5))))
for a in (one, quiet, one[:100], np.zeros(9, np.float16), np.array([0.0, -0.0] * 20, np.float16), np.array([-0.0, 0.0] * 20, np.float16), np.array([1, np.nan] * 9, np.float16)):
    print([sum_of(getattr(np, op).reduce(a)) for op in ("maximum", "minimum", "fmax", "fmin")], a.argmax(), a.argmin(), sum_of(np.maximum.accumulate(a)))

words = rng.randint(0, 2**32, 40000, dtype=np.uint64).astype(np.uint32)
edges = np.array([65504, 65519.996, 65520, 65536, 1e30, np.inf, 6e-8, 3e-8, 2.98e-8, 2.9802322e-8, 6.1e-5, 6.103e-5, 6.1035156e-5, 5e-41, 0, 1.0009765, 1.0004883, 1.0014648], np.float32)
f = words.view(np.float32)
f = f[f == f]
near = (rng.randn(30000) * 10.0 ** rng.randint(-9, 6, 30000)).astype(np.float32)
for a in (f, near, edges, -edges, near[::2], np.array([np.nan, -np.nan], np.float32)):
    print(told(lambda: a.astype(np.float16)))

wide = rng.randn(3000) * 10.0 ** rng.randint(0, 22, 3000)
limits = np.array([2.0**31, 2.0**31 - 1, -2.0**31, -2.0**31 - 1, -2.0**31 - 0.5, 2.0**63, -2.0**63, 2.0**64, 2.0**64 - 4096, -1.5, 255.9, 256, 65535.5, np.nan, np.inf, -np.inf, -0.0])
small = rng.randn(3000) * 50
for a in (small, wide, limits, small[::3], wide.astype(np.float32), small.astype(np.float32), limits.astype(np.float32), wide + 1j, (small + 2j).astype(np.complex64), (wide + 1j)[::5]):
    for t in "i1 i2 i4 i8 u1 u2 u4 u8 ? f2 f4".split():
        said, r = told(lambda: (abs(np.where(np.isfinite(a), a, 0).real) % 4e9 if t == "u4" else a).astype(t))
        print(a.dtype, t, sorted(set(said)), r)

for t in "f8 f4 f2 i8 i4 i2 i1 u8 u4 u2 u1 ? c16 c8".split():
    for n in (1, 2, 15, 17, 64, 65, 128, 300, 777):
        for few in (3, 1000):
            a = rng.randint(0, few, n).astype(t)
            if t[0] == "c":
                a = a + (1j * rng.randint(0, 3, n)).astype(t)
            if few == 3 and t[0] in "fc":
                a[n // 2] = np.nan
                a = -a
            print(t, n, a.argmax(), a.argmin(), a[::-1].argmax(), a[::2].argmin(), end=" ")
        print()
    a = rng.randint(0, 200, (7, 150)).astype(t)
    if t[0] in "fc":
        a[3, 5] = a[4, 5] = a[0, 9] = np.nan
        a[:, 20] = [0.0, -0.0, 0, -0.0, -0.0, 0, 0]
    for m in (a, a.T, a.reshape(7, 10, 15), a[::2, ::-1], np.asfortranarray(a), a[:, :3], a[:1]):
        print(t, [(sum_of(m.argmax(axis)), sum_of(m.argmin(axis))) for axis in range(m.ndim)], m.argmax(), m.argmin())

for t in "f8 f4".split():
    a = np.concatenate([rng.randn(1000) * 100, limits, [0.5, 1.5, 2.5, -0.5, -2.5, 1e300, 2.0**52 + 0.5]]).astype(t)
    for op in "floor ceil trunc rint".split():
        print(t, op, sum_of(getattr(np, op)(a)), sum_of(getattr(np, op)(a[::3])))
for t in "i8 i4 u1 f8 f4 c16 f2".split():
    a = rng.randint(-9, 9, 500).astype(t)
    for op in "add multiply maximum minimum".split():
        print(t, op, sum_of(getattr(np, op).accumulate(a)), sum_of(getattr(np, op).accumulate(a[::2])), sum_of(getattr(np, op).accumulate(a.reshape(20, 25), axis=0)))
    b = a.copy()
    np.add.accumulate(b, out=b)
    print(sum_of(b), sum_of(np.cumsum(a)), sum_of(np.cumsum(a.reshape(20, 25), axis=1)))
