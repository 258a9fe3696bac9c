"""Where the results of functions lie in memory: whether a reshape of them is a view."""
import numpy as np

c = np.arange(24.0).reshape(4, 3, 2)
for x in (np.arange(24.0).reshape(2, 3, 4).T, np.arange(24.0).reshape(3, 4, 2).transpose(1, 0, 2)):
    y = np.concatenate([x, x])
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.concatenate([x, x], axis=1)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.concatenate([x, c])
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.concatenate([c, x])
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.stack([x, x])
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.vstack([x, x])
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.hstack([x, x])
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.dstack([x, x])
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.sum(x, axis=0)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = x.sum(axis=1)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = x.sum(axis=0, keepdims=True)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = x.max(axis=2)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = x.mean(axis=0)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = x.std(axis=0)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.cumsum(x, axis=0)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.sort(x, axis=0)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.sort(x)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.argsort(x, axis=0)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.roll(x, 1, axis=0)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.tile(x, 2)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = x.copy()
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.copy(x)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = x.copy(order="K")
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.array(x)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = x.astype(int)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.zeros_like(x)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.full_like(x, 3)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.take(x, [0, 1], axis=0)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.maximum(x, c)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.median(x, axis=0)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.any(x, axis=0)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.broadcast_to(x[0], (3, 3, 2)) + 1
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.gradient(x[0], axis=0)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.cross(x[:, :, :1] * np.ones(3), np.ones(3))
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.ascontiguousarray(x)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.apply_along_axis(np.sort, 0, x)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.piecewise(x, [x > 0], [1, 2])
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.nansum(x, axis=0)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.array([x[0], x[1]])
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.take_along_axis(x, np.argsort(x, axis=0), axis=0)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.searchsorted([1, 2], x)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = x.T.copy().T + 1
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.lexsort(x[0])
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.asarray(x, dtype=np.float32)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.bitwise_and(x.astype(int), 1)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.nanmean(x, axis=0)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.cumsum(x, axis=2)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = x.swapaxes(0, 2).sum(axis=1)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.sort_complex(x[0])
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.array([x, x])
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = x + x.T.copy().T
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.broadcast_to(x[:1], x.shape) + 0
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.broadcast_to(x[:1], x.shape).copy()
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.broadcast_to(c[:1], x.shape).copy(order='K')
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.broadcast_to(c[:1], x.shape).astype(int)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.concatenate([np.broadcast_to(c[:1], x.shape), np.broadcast_to(c[:1], x.shape)])
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.concatenate([np.broadcast_to(c[:1], x.shape), c])
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.zeros_like(np.broadcast_to(c[:1], x.shape))
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
    y = np.vstack([np.broadcast_to(c[0], x.shape)] * 2)
    z = y.reshape(-1)
    z[1:2] = 1 - z[1:2]
    print(y.ravel().tolist(), z.tolist())
x = np.arange(24.0).reshape(3, 4, 2).transpose(1, 0, 2)
y = x[[0, 1]]
z = y.reshape(-1)
z[1:2] = 1 - z[1:2]
print(y.ravel().tolist(), z.tolist())
y = x[x[:, 0, 0] > 0]
z = y.reshape(-1)
z[1:2] = 1 - z[1:2]
print(y.ravel().tolist(), z.tolist())
