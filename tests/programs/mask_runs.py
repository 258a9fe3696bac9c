# Masks around the lengths in which they are walked through.
import numpy as np

rng = np.random.default_rng(0)
for n in range(62, 67):
    a = rng.random(n)
    for t in (-1.0, 0.02, 0.5, 2.0):
        m = a < t
        b = a[m]
        c = a.copy()
        c[m] = np.arange(b.size)
        c[~m] = -1
        print(n, t, b.size, m.sum(), np.nonzero(m)[0].sum(), c.sum())
for s in ((3, 130), (130, 3), (2, 3, 65)):
    a = rng.random(s)
    m = a > 0.9
    print(a[m].size, np.round(a[m].sum(), 9), [int(x.sum()) for x in np.nonzero(m)])
z = rng.random(130) + 1j * rng.random(130)
i = abs(z) < 1
z[i] = z[i] ** 2 + z[i]
print(np.round(z.sum().real, 9), (abs(z) > 0.3).sum(), np.logical_xor(i, z.real > 0.5).sum(), np.any(i), np.all(i))
k = rng.integers(0, 100, (40, 41)).astype(np.uint8)
print((k[::2, ::-1] + k[1::2]).sum(), (k.T % 7).sum(), np.where(k > 50, k, 0)[:, ::2].sum(), (k == 3).sum(axis=0).sum())
