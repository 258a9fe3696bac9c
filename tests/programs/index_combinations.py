import numpy as np

# Integer arrays, masks, slices, integers and new axes in one index: what is read, what is stored, and whether a part of
# the result is a view of it.

a = np.arange(120.0).reshape(2, 3, 4, 5)
rows, columns = np.array([[0], [1]]), np.array([2, 0, -1])
mask = np.array([True, False, True, True])


def show(r):
    print(r.shape, r.ravel()[:7], r.sum())
    flat = r.reshape(-1)
    flat[0] = -5
    print(r.min())


show(a[:, [0, 2]])
show(a[1:, columns, 1])
show(a[:, :, columns, 1:4])
show(a[rows, :, columns])
show(a[..., columns, [0, 1, 2]])
show(a[0, :, [1, 3]])
show(a[0, [1, 2]])
print(a[:, 1, mask].sum(axis=1), a[0, mask[1:]][:, columns].T)
show(a[:, None, [1, 1], ::2])
show(a[[1, 0], None, 0, :3])
print(a[:, np.array([[True, False, True, False]] * 3)].sum(axis=1))
print(a[1, np.ones((3, 4), dtype=bool), [4] * 12])
print(a.T[columns].sum(axis=(0, 3)), a.T[:, columns].sum(axis=2))
show(np.take(a, columns, axis=1))
part = np.take(a, 1, axis=0)
part[:] = 1
print(a.sum())

x = np.zeros((3, 4, 5), dtype=np.int64)
x[:, [1, 3]] = 1
x[:, [0, -1], 2] = [[5, 6]]
x[1, :, [0, 4]] = np.arange(8).reshape(2, 4)
x[:2, mask, 1:4] += 10
x[[0, 2], :, columns[:2]] -= 1
x[..., [2, 2]] *= 2
x[2, None, [1, 2], ::-1] = np.arange(5)
x[:, np.eye(4, 5, dtype=bool)] = np.arange(4) * 100
x[columns, mask] = 7 if mask[0] else 8
print(x)
for k in range(3):
    x[k, columns - 1, k:] = x[k, columns, k:] + 1
    x[[k, k - 1], 1:, k] = k
print(x)
c = np.zeros((2, 3), dtype=complex)
c[:, [0, 2]].real[:] = 5
c[:, [0, 2]] = np.array([[1j], [2]])
c.imag[:, [1]] = 3
print(c)
for row, given in zip(np.arange(9).reshape(3, 3), np.arange(9).reshape(3, 3)):
    try:
        row[row != 4] = given[: k + 1]
    except ValueError as e:
        print(row, "caught", e)
try:
    row[row > k] = [[1, 2, 3]]
except TypeError as e:
    print(e)
