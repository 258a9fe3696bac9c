import numpy as np

a = np.arange(24).reshape(2, 3, 4)
print(a, a.shape, a.ndim, a.size, a.dtype, a.strides, a.itemsize, a.nbytes)
print(a.T.shape, a.transpose(1, 0, 2).strides, a.swapaxes(0, 2).shape)
print(a[0], a[:, 1], a[..., 2], a[1, 2, 3], a[-1, ::-1, ::2], a[None].shape, a[:, None, 0].shape)
print(a[a > 20], a[[0, 1], [1, 2]], a[:, [0, 2]], a[np.array([True, False])])
b = a.astype(float)
b[0] = 7
b[:, :, 0] += 100
b[b > 100] *= -1
print(b)
b[[0, 1], 1] = np.arange(4)
print(b, repr(b[0]))
for row in a[0]:
    print(row, row.sum())
print(len(a), 5 in a, 99 in a, list(a[0, 0]), a.tolist())
print(np.zeros((2, 2)), np.ones(3, dtype=int), np.full((2, 2), 3.5), np.empty((0, 3)).shape)
print(np.array([1, 2.5, True]), np.array([[1, 2], [3, 4]], dtype=np.float32), np.array([1, 2j]), np.array([True, False]))
print(np.array(5), np.array(5).shape, np.array([]), np.array([[]]).shape)
print(repr(np.float64(1.5)), np.float32(0.1), np.int8(-5), np.bool_(True), repr(np.complex128(1 + 2j)), type(np.float64(1)), np.int64)
print(np.float64(1) / 3, np.float32(1) / 3, np.int32(7) // 2, np.int64(7) % 3, 2 ** np.int64(10), -np.float32(2), abs(np.int64(-3)))
x = np.float64(3.0)
print(x + 1, x * 2, x / 2, x ** 2, x // 2, x % 2, x > 2, x == 3, float(x), int(x), round(x, 1), f"{x:.3f}", "%.2f" % x, str(x))
print(np.arange(5) + 1, np.arange(5) * 2.5, 3 - np.arange(3), np.arange(4) / 2, np.arange(7) // 3, np.arange(7) % 3, np.arange(5) ** 2)
print(np.arange(3) == 1, np.arange(3) < 2, ~np.array([True, False]), np.array([1, 2]) & 1, np.array([4]) >> 1, np.array([1]) << 3)
print(np.int8(100) + np.int8(27), np.uint8(200) * np.ones(2, np.uint8))
print(a.reshape(-1), a.reshape(4, -1).shape, a.ravel()[:3], a.flatten()[-1])
print(a.min(), a.max(axis=0), a.sum(axis=(0, 2)), a.sum(axis=1, keepdims=True).shape, a.mean(), a.std(), a.var(axis=2))
print(a.argmax(), a.argmin(axis=1), a.cumsum()[:5], a.cumprod(axis=0)[0, 0], a.prod(axis=2), a.any(), a.all(axis=0))
print(np.dot([1, 2, 3], [4, 5, 6]), np.ones((2, 3)) @ np.ones((3, 2)), np.matmul(a, np.ones((4, 2))).shape)
c = np.arange(10)
c[2:5] = [9, 8, 7]
c[::2] = 0
print(c, c[::-1], c[-3:], c[1:9:3], c.copy()[0])
d = c
d += 1
print(c, d is c)
e = c[2:6]
e[:] = 5
print(c, e.base is c)
print(np.bool_(3 > 2) and True, bool(np.array([1])), int(np.array([7])), float(np.array(2.5)))
m = np.arange(6).reshape(2, 3)
print(m.T @ m, m.dot(m.T), m * m, m @ np.array([1, 0, 1]))
print(m.fill(3), m, m.item(0), m.item((1, 2)), m.size)
print(isinstance(np.float64(1), float), isinstance(np.int64(1), int), isinstance(m, np.ndarray), isinstance(np.float32(1), np.floating))
print(np.float32, np.dtype("float32"), np.dtype(int), m.dtype == np.int64, m.dtype == "int64", m.dtype.name, m.dtype.kind)
print(np.array([1.0, 2.0]).astype(np.int32), np.array([1.7, -1.7]).astype(int), np.array([0, 1, 2]).astype(bool))
v = np.array([3, 1, 2])
v.sort()
print(v, np.sort([3, 1, 2])[::-1], np.argsort([3, 1, 2]), np.array([[3, 1], [0, 2]]).argsort(axis=0))
print(np.nonzero(np.array([0, 3, 0, 4])), np.where([True, False], 1, 2), np.where(np.array([0, 1, 1])))
print({1: np.array([1, 2])}, [np.float64(1.5), np.int64(2)], (np.arange(2),))
