import numpy as np

rng = np.random.default_rng(3)
for n in range(1, 102, 47):
    b = rng.random((n, n + 3))
    positive = b @ b.T + np.eye(n)
    low = np.linalg.cholesky(positive)
    print(n, np.allclose(low @ low.T, positive), np.allclose(np.triu(low, 1), 0), np.round(low[-1, -1], 9))
c = rng.random((6, 5)) + 1j * rng.random((6, 5))
h = c @ c.conj().T + 3 * np.eye(6)
print(np.round(np.linalg.solve(h, c)[0], 6))
print(np.linalg.solve(np.array([[2, 1], [1, 3]]), np.array([1, 2])), np.round(np.cov(rng.random((3, 8))), 9))
print(np.array([1.0, 2], ndmin=2), np.array(3, ndmin=3).shape, np.array([[1]], ndmin=1))
