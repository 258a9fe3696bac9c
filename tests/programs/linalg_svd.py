import numpy as np

rng = np.random.default_rng(3)
a = rng.random((4, 7)) - 0.5
u, s, vh = np.linalg.svd(a)
print(u.shape, vh.shape, np.allclose((u * s) @ vh[:4], a), np.allclose(vh @ vh.T, np.eye(7)), np.round(s, 9))
low_rank = rng.random((6, 4)) @ rng.random((4, 6))
print(np.linalg.matrix_rank(low_rank))
