import numpy as np
r = np.random.RandomState(5)
for n, k in ((2, 4), (3, 5), (95, 20), (96, 30), (97, 3), (192, 10), (250, 40), (300, 7)):
    x = r.rand(n, k)
    full = np.empty((n, n))
    for i in range(n):
        full[i] = x @ x[i]
    a = x @ x.T
    b = x.T @ x
    print(n, np.allclose(a, full), np.array_equal(a, a.T), np.array_equal(b, b.T), np.allclose(b, np.dot(x.T, x.copy())), a.shape, b.shape)
    f = x.astype(np.float32)
    print(np.allclose(f @ f.T, full, rtol=1e-5), f"{np.abs(np.cov(x)).sum():.9g} {np.corrcoef(x.T)[0, 1]:.9g}")
w = np.array([1, 2, 3, 1, 2])
v = np.array([0.5, 1.5, 0.25, 1, 2])
m = r.rand(3, 5)
print(np.round(np.cov(m, fweights=w), 10), np.round(np.cov(m, aweights=v), 10))
print(np.round(np.cov(m, fweights=w, aweights=v, ddof=2), 10), np.round(np.cov(m[0], m[1], bias=True), 10))
print(np.cov(m[0], m[1], rowvar=False).shape, np.round(np.cov(np.array([1.0, 2, 4])), 10))
