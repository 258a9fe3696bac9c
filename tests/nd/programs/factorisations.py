"""Eigenvalues, singular values, QR, Cholesky and determinants of real matrices; the signs of vectors are LAPACK's up to
25 columns."""
import numpy as np

np.set_printoptions(precision=7, suppress=True)
rng = np.random.RandomState(5)


def close(x, y):
    return bool(np.allclose(x, y, atol=1e-9 * max(1, np.abs(y).max(initial=0))))


def unit(q):
    return close(np.swapaxes(q, -1, -2) @ q, np.eye(q.shape[-1]))


for shape in [(1, 1), (2, 2), (3, 3), (6, 6), (13, 13), (25, 25), (4, 1), (1, 5), (7, 5), (5, 7), (20, 6), (6, 20), (12, 11)]:
    a = rng.randn(*shape)
    k = min(shape)
    u, s, vh = np.linalg.svd(a, full_matrices=False)
    print(shape, s[:4], u[0, :4], vh[-1, :4], close(u * s @ vh, a), unit(u), unit(vh.T))
    u, t, vh = np.linalg.svd(a)
    print(u.shape, vh.shape, close(u[:, :k] * t @ vh[:k], a), unit(u), unit(vh), close(s, np.linalg.svd(a, compute_uv=False)))
    q, r = np.linalg.qr(a)
    print(q[:2, :3], r[0, :3], close(q @ r, a), unit(q), np.linalg.qr(a, "complete")[0].shape)
    b = a @ a.T
    w, v = np.linalg.eigh(b)
    print(w[-k:], v[0, -min(k, 3):], close(v * w @ v.T, b), unit(v), close(np.linalg.eigvalsh(b), w))
    c = b + 3 * np.eye(len(b))
    low = np.linalg.cholesky(c)
    print(low[-1, :4], close(low @ low.T, c), round(np.log(np.linalg.det(c)), 9), np.linalg.slogdet(-c)[0])
    print(np.linalg.matrix_rank(a), round(np.linalg.cond(c), 6), *np.round([np.linalg.norm(a, 2), np.linalg.norm(a, "nuc")], 9))
    print(close(np.linalg.pinv(a) @ a @ np.linalg.pinv(a), np.linalg.pinv(a)))

for n in 26, 60, 130:
    a = rng.randn(n, n)
    b = a + a.T
    w, v = np.linalg.eigh(b)
    u, s, vh = np.linalg.svd(a)
    q, r = np.linalg.qr(a)
    print(n, w[:3], s[:3], r[0, :3], close(v * w @ v.T, b), unit(v), close(u * s @ vh, a), unit(u), close(q @ r, a), unit(q))

stack = rng.randn(2, 3, 4, 4)
u, s, vh = np.linalg.svd(stack)
w, v = np.linalg.eigh(stack)
print(u.shape, s.shape, s[1, 2], close(u * s[..., None, :] @ vh, stack), w[0, 1], v.shape, np.linalg.det(stack))
print(np.linalg.eigh(stack[0, 0], "U")[0], np.linalg.eigvalsh(stack, "U").shape, np.linalg.qr(stack)[1][1, 1, 0])

for m in [np.diag([3.0, -1, 2]), np.zeros((3, 3)), np.eye(4), np.array([[-3.0]]), np.array([[1e200, 1e180], [1e190, 1e-200]]),
          np.array([[1e-200, 2e-200], [2e-200, 1e-210]]), np.array([[1, 2], [3, 4]]), np.array([[1, 2], [3, 4]], dtype="f4"),
          np.array([[1, 2j], [3, 4]])]:
    u, s, vh = np.linalg.svd(m)
    print(m.dtype, u.dtype, s.dtype, s, close(u * s @ vh, m), np.linalg.eigvalsh(m + m.conj().T))
for m in np.zeros((0, 0)), np.zeros((3, 0)), np.zeros((2, 0, 3)):
    print([x.shape for x in np.linalg.svd(m)], [x.shape for x in np.linalg.qr(m)])
for m in np.array([[1.0, 2], [2, 1]]), np.array([[0.0, 0], [0, 1]]), np.array([[np.nan, 1], [1, 1]]):
    for f in (np.linalg.cholesky, np.linalg.svd)[int(np.isnan(m).any()):]:   # LAPACKs differ on the root of nan
        try:
            print(f.__name__, [np.abs(x) for x in f(m)])
        except np.linalg.LinAlgError as e:
            print(f.__name__, e)
print(np.linalg.det(np.ones((3, 3))), np.linalg.slogdet(np.zeros((2, 2))), np.linalg.det(np.zeros((0, 0))))

g = np.random.default_rng(3)
cov = [[3, 1, .5], [1, 2, .3], [.5, .3, 1]]
print(g.multivariate_normal([1, 2, 3], cov, 3), g.multivariate_normal([1, 2, 3], cov, method="eigh"))
print(np.random.RandomState(4).multivariate_normal([0, 1, 2], cov, 2))
x, residuals, rank, s = np.linalg.lstsq(rng.rand(9, 3), rng.rand(9), rcond=None)
print(x, residuals, rank, s, np.polyfit(np.arange(8), np.arange(8) ** 1.5, 3))
