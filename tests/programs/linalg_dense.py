import numpy as np

rng = np.random.default_rng(3)
for m, n in ((7, 4), (4, 7)):
    a = rng.random((m, n)) - 0.5
    u, s, vh = np.linalg.svd(a, full_matrices=False)
    print(u.shape, s.shape, vh.shape, np.allclose((u * s) @ vh, a), np.round(s, 9), np.linalg.matrix_rank(a))
    u, s, vh = np.linalg.svd(a)
    print(u.shape, vh.shape, np.allclose(u @ u.T, np.eye(m)), np.allclose(vh @ vh.T, np.eye(n)))
c = rng.random((6, 5)) + 1j * rng.random((6, 5))
u, s, vh = np.linalg.svd(c, full_matrices=False)
print(np.allclose((u * s) @ vh, c), np.round(s, 9))
low_rank = rng.random((6, 4)) @ rng.random((4, 6))
print(np.linalg.matrix_rank(low_rank), np.round(np.linalg.norm(low_rank, 2), 9), np.round(np.linalg.cond(c), 6))
for n in range(1, 102, 47):
    b = rng.random((n, n + 3))
    positive = b @ b.T + np.eye(n)
    low = np.linalg.cholesky(positive)
    print(n, np.allclose(low @ low.T, positive), np.allclose(np.triu(low, 1), 0), np.round(low[-1, -1], 9))
h = c @ c.conj().T + 3 * np.eye(6)
low = np.linalg.cholesky(h)
print(np.allclose(low @ low.conj().T, h), np.allclose(np.linalg.inv(h) @ h, np.eye(6)))
print(np.round(np.linalg.solve(h, c)[0], 6), np.round(np.linalg.det(h).real, 4))
print(np.linalg.solve(np.array([[2, 1], [1, 3]]), np.array([1, 2])), np.round(np.cov(rng.random((3, 8))), 9))
print(np.array([1.0, 2], ndmin=2), np.array(3, ndmin=3).shape, np.array([[1]], ndmin=1))
