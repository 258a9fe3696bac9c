import numpy as np

r = np.random.RandomState(1)


def close(a, b):
    return bool(np.allclose(a, b, atol=1e-8))


for n in (1, 2, 3, 7, 20):
    a = r.randn(n, n)
    c = a + 1j * r.randn(n, n)
    b = r.randn(n, 2)
    s = a + a.T
    for m in (a, c):
        print(n, close(m @ np.linalg.solve(m, b), b), close(m @ np.linalg.inv(m), np.eye(n)), close(np.linalg.det(m), np.prod(np.linalg.eigvals(m))))
        q, t = np.linalg.qr(m)
        print(close(q @ t, m), close(np.conj(q.T) @ q, np.eye(n)), close(np.tril(t, -1), 0), q.dtype)
        u, w, v = np.linalg.svd(m)
        print(close((u * w) @ v, m), close(np.conj(u.T) @ u, np.eye(n)), bool(np.all(np.diff(w) <= 0)), w.dtype)
        w, v = np.linalg.eig(m)
        print(close(m @ v, v * w), close(np.linalg.norm(v, axis=0), 1))
        h = m + np.conj(m.T)
        w, v = np.linalg.eigh(h)
        print(close(h @ v, v * w), close(np.conj(v.T) @ v, np.eye(n)), bool(np.all(np.diff(w) >= 0)))
    p = a @ a.T + np.eye(n)
    l = np.linalg.cholesky(p)
    print(close(l @ l.T, p), np.linalg.matrix_rank(p), close(np.linalg.pinv(a) @ a, np.eye(n)))
tall = r.randn(6, 3)
for m in (tall, tall.T):
    u, w, v = np.linalg.svd(m, full_matrices=False)
    print(u.shape, w.shape, v.shape, close((u * w) @ v, m))
    u, w, v = np.linalg.svd(m)
    print(u.shape, v.shape, close(u.T @ u, np.eye(len(u))), close(v @ v.T, np.eye(len(v))))
print(np.linalg.lstsq(tall, np.arange(6.0), rcond=None)[0].round(8), np.linalg.svd([[1.0, 2], [2, 4]], compute_uv=False).round(8))
print(np.linalg.eigvals([[2.0, 0], [0, 3]]), np.linalg.eigvals([[0.0, -1], [1, 0]]).real.round(9), np.linalg.inv(np.float32([[2, 0], [0, 4]])).dtype)
stack = r.randn(2, 3, 3)
print(close(np.linalg.inv(stack) @ stack, np.eye(3)), np.linalg.det(stack).shape, np.linalg.solve(stack, np.ones((2, 3, 1))).shape)
for n in (1, 2, 5, 8, 12, 31, 64, 100):
    x = r.randn(n) + 1j * r.randn(n)
    k = np.arange(n)
    print(n, close(np.fft.fft(x), np.exp(-2j * np.pi * np.outer(k, k) / n) @ x), close(np.fft.ifft(np.fft.fft(x)), x), close(np.fft.irfft(np.fft.rfft(x.real), n), x.real))
g = r.randn(4, 6)
print(close(np.fft.ifft2(np.fft.fft2(g)), g), close(np.fft.irfft2(np.fft.rfft2(g)), g), np.fft.fft(g, axis=0).shape, np.fft.fft([1.0, 2], 4).shape)
