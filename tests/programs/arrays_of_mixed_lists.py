import numpy as np
n = int(np.array([5]).sum())
l = []
for i in range(n):
    if i % 2: l.append(i)
    else: l.append(i * 0.5)
print(np.sum(l), np.array(l), np.transpose(l), np.sort(l), np.dot(l, l), np.max(l), np.asarray(l).T, np.matmul(l, l), np.cumsum(l), np.reshape(l, (1, n)), np.mean(l), np.exp(l), np.abs(l), np.where(np.array(l) > 1, l, 0), np.concatenate([l, l]), np.argmax(l), np.clip(l, 0, 1), np.outer(l, l).sum(), np.ravel(l), np.flip(l), np.diff(l), np.stack([l, l]).shape, np.median(l), np.std(l), np.allclose(l, l), np.linalg.norm(l))
a = np.array(l)
print(a.T, a + l, l + a)
