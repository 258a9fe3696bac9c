"""k-means clustering: distances by broadcasting, argmin, masks."""
import numpy as np


def kmeans(points, k, steps):
    centres = points[:k].copy()
    labels = np.zeros(len(points), dtype=np.int64)
    for _ in range(steps):
        d = np.sum((points[:, np.newaxis, :] - centres[np.newaxis, :, :]) ** 2, axis=2)
        labels = np.argmin(d, axis=1)
        for j in range(k):
            mine = labels == j
            count = np.sum(mine)
            if count > 0:
                centres[j] = np.sum(np.where(mine[:, np.newaxis], points, 0.0), axis=0) / count
    return centres, labels


np.random.seed(7)
points = np.concatenate([np.random.randn(100, 2) + [3, 0], np.random.randn(100, 2), np.random.randn(100, 2) + [0, 4]])
centres, labels = kmeans(points, 3, 20)
print(np.round(centres, 4))
print([int(np.sum(labels == j)) for j in range(3)])
