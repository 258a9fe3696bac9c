"""np.linalg.eig and eigvals of real matrices: whether the results are complex only the running program knows."""
import numpy as np

r = np.random.RandomState(4)
for n in (1, 2, 3, 6):
    a = r.rand(n, n)
    s = a + a.T
    for m in (s, a, np.eye(n), np.triu(a)):
        w, v = np.linalg.eig(m)
        print(n, w.dtype, np.round(w, 8), np.round(v, 7).tolist())
        print(np.abs(m.dot(v) - v * w).max() < 1e-12)
print(np.linalg.eigvals(np.array([[0, 1], [-1, 0]])), np.linalg.eigvals([[2.0, 0.0], [0.0, 3.0]]))
print(np.linalg.eig(np.array([[2, 1], [1, 3]], dtype=np.float32))[0].dtype)

x = r.rand(20, 4)
covariance = np.cov(x, rowvar=False)
values, vectors = np.linalg.eig(covariance)
order = values.argsort()[::-1]
values = values[order][:2]
vectors = np.atleast_1d(vectors[:, order])[:, :2]
print(np.round(values, 8), np.round(np.abs(x.dot(vectors)).sum(axis=0), 7))
