import numpy as np

# Small integers, whose sums are exact in any order: every element of every way to multiply, at the edges of its blocks.
for dtype in (np.float64, np.float32):
    for n, m, k in ((513, 30, 7), (600, 24, 1), (769, 25, 1025), (1537, 47, 1030), (520, 1, 600), (700, 23, 1024), (530, 8, 9), (777, 333, 1), (515, 97, 3000)):
        a = ((np.arange(n * k) * 7919 % 5) - 2).reshape(n, k).astype(dtype)
        b = ((np.arange(k * m) * 104729 % 7) - 3).reshape(k, m).astype(dtype)
        for c in (a @ b, a.T.copy().T @ b, a @ b.T.copy().T, a[:, :60].T @ a[:, :60]):
            weights = np.arange(c.size).reshape(c.shape) % 1009.0
            print(n, m, k, c.shape, c.sum(dtype=np.float64), (c * weights).sum(dtype=np.float64), c[-1, -1], c[0, -1], c[-1, 0])
