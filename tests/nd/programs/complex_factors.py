# Factors of complex matrices: their products give the matrix back, vectors are orthonormal, values are NumPy's.
import numpy as np

rng = np.random.RandomState(6)


def unit(q):
    return bool(np.abs(q.conj().T @ q - np.eye(q.shape[1])).max() < 1e-12)


def matrices():
    for m, n in ((1, 1), (2, 2), (3, 3), (5, 5), (12, 12), (30, 30), (5, 3), (3, 5), (40, 7), (7, 40), (2, 1), (1, 4)):
        a = rng.randn(m, n) + 1j * rng.randn(m, n)
        yield a
        yield a.real + 0j
        yield 1j * a.imag
        low = a[:, :1] @ a[:1]   # of rank one
        yield low
        yield np.zeros((m, n), complex)
        yield a * 1e-150
        yield a * 1e150
        yield np.triu(a)
        yield np.eye(m, n) * (2 - 1j)


for a in matrices():
    m, n = a.shape
    size = np.abs(a).max() or 1.0
    for full in (True, False):
        u, s, vh = np.linalg.svd(a, full_matrices=full)
        k = min(m, n)
        back = (u[:, :k] * s) @ vh[:k]
        print(a.shape, u.shape, vh.shape, unit(u), unit(vh.conj().T), bool(np.abs(back - a).max() < 1e-12 * size * m * n), (s / size).round(9)[:4], end=" ")
    print(bool(np.abs(np.linalg.svd(a, compute_uv=False) - s).max() <= 1e-13 * size * m * n), np.linalg.matrix_rank(a))
    q, r = np.linalg.qr(a)
    print(unit(q), bool(np.abs(q @ r - a).max() < 1e-12 * size * m * n), np.linalg.qr(a, mode="complete")[0].shape, bool((np.tril(r, -1) == 0).all()))
    if m == n and size < 1e100 and size > 1e-100:
        h = a + a.conj().T
        w, v = np.linalg.eigh(h)
        print("eigh", unit(v), bool(np.abs(h @ v - v * w).max() < 1e-11 * size * n), (w / size).round(9)[:5] + 0.0, np.abs(w - np.linalg.eigvalsh(h)).max() < 1e-12 * size * n, np.linalg.eigvalsh(h, UPLO="U").round(6)[:2] + 0.0, v.dtype, w.dtype)
        g = h @ h + np.eye(n) * size
        c = np.linalg.cholesky(g)
        print(bool(np.abs(c @ c.conj().T - g).max() < 1e-11 * size ** 2 * n), np.linalg.det(g).real > 0)
        if n > 1 and np.linalg.cond(g) < 1e8:
            print(bool(np.abs(np.linalg.inv(g) @ g - np.eye(n)).max() < 1e-7), bool(np.abs(g @ np.linalg.solve(g, h) - h).max() < 1e-7))
    p = np.linalg.pinv(a)
    print(p.shape, np.linalg.cond(a) > 1e6 or bool(np.abs(a @ p @ a - a).max() < 1e-10 * size * m * n))
f = (rng.randn(6, 6) + 1j * rng.randn(6, 6)).astype(np.complex64)
print(np.linalg.svd(f)[1].dtype, np.linalg.eigh(f + f.conj().T)[1].dtype, np.abs(np.linalg.eigvalsh(f + f.conj().T)).round(3))
stack = rng.randn(3, 4, 4) + 1j * rng.randn(3, 4, 4)
print(np.linalg.svd(stack)[1].round(8), np.linalg.eigvalsh(stack + stack.conj().transpose(0, 2, 1)).round(8))
twins = np.diag([1.0, 1, 2, 2, 2, 5]) + 0j
q = np.linalg.qr(rng.randn(6, 6) + 1j * rng.randn(6, 6))[0]
w, v = np.linalg.eigh(q @ twins @ q.conj().T)
print(w.round(10), unit(v), np.linalg.svd(q @ twins)[1].round(10))
