# A matrix that is computed for one product with a vector is not stored.
import numpy as np

rng = np.random.default_rng(1)
for m in (1, 7, 33, 130):
    for n in (1, 8, 65):
        a, b = rng.random((m, n)), rng.random((m, n))
        x, y = rng.random(n), rng.random(m)
        print(np.round((1.5 * a @ x + 0.5 * b @ x).sum(), 9), np.round(((a * b - 2) @ x)[-1], 9), np.round((y @ (2 * a))[0], 9))
        f = (a.astype(np.float32) * 2) @ x.astype(np.float32)
        print(f.dtype, np.allclose(f, 2 * a @ x, rtol=1e-5), ((a > 0.5).astype(np.int64) @ np.arange(n)).sum())
        a += np.outer(y, x) + np.outer(y * 2, x)
        y += 1.2 * a @ x
        x += 0.3 * y @ a
        print(np.round(x.sum(), 6), np.round(y.sum(), 6), np.round(((a + a.mean()).T @ y).sum(), 6))
