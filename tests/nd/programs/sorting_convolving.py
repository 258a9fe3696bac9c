"""Sorting of values of every dtype, medians of many, np.convolve and np.correlate."""
import numpy as np

rng = np.random.RandomState(5)
for t in "bhilBHILefd":
    x = (rng.rand(3000) * 400 - (0 if t.isupper() else 200)).astype(t)
    s = np.sort(x)
    print(t, s.dtype, bool((s[1:] >= s[:-1]).all()), int(s.astype(float).sum()) == int(x.astype(float).sum()), s[:3], s[-3:], np.array_equal(x[np.argsort(x)], s))
for special in ([np.nan, -np.nan, np.inf, -np.inf], [0.0, -0.0, 0.0], [-0.0, np.nan, 5e-324, -5e-324]):
    for t in (np.float16, np.float32, np.float64):
        x = np.concatenate([rng.randn(300), special]).astype(t)
        rng.shuffle(x)
        s = np.sort(x)
        print(t.__name__, s[:2], s[-3:], np.signbit(s).sum(), np.isnan(s).sum(), np.array_equal(np.sort(x, kind="stable"), s, equal_nan=True))
y = rng.randint(-9, 9, (200, 3))
print(np.sort(y, axis=0)[::40].tolist(), np.sort(y, axis=None)[::100], np.median(rng.rand(5001)), np.percentile(rng.rand(1000), [5, 50, 95]))
print(np.unique(rng.randint(0, 1000, 500))[:5], np.sort(np.arange(1000)[::-1])[:3], np.sort(np.full(200, 7))[:2], np.sort(np.arange(300) > 100).sum())
a, v = rng.rand(50), rng.rand(7)
for mode in ("full", "same", "valid"):
    for p, q in ((a, v), (v, a), (np.arange(6), [1, 2]), ([1, 2, 3], [0, 1, 0.5]), ([1j, 2], [3, 1 - 1j]), ([5], [2]), (a[::2], v[::-1])):
        print(mode, np.convolve(p, q, mode).round(6)[:6], np.convolve(p, q, mode).dtype)
print(np.convolve([np.inf, 1, 2], [1, 2]), np.convolve(np.arange(9, dtype=np.int8), np.ones(3, np.int8)), np.convolve([True, False, True], [True, True]))
print(np.correlate([1, 2, 3], [0, 1, 0.5]), np.correlate([1, 2, 3], [0, 1, 0.5], "same"), np.correlate([1, 2, 3], [0, 1, 0.5], "full"), np.correlate([1j, 2, 3], [2j, 1]))
for bad in (([], [1]), ([1], [])):
    try:
        np.convolve(*bad)
    except ValueError as e:
        print(e)
