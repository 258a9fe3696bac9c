# An index with an ellipsis gives an array even where no dimension is left: a view of one element.
import numpy as np

a = np.array([6, 6, 0], dtype=np.int16)
v = a[..., 2]
print(repr(v), v.shape, [v, 1])
v[...] = 7
print(a, v + 1, [v + 1])
b = np.arange(6).reshape(2, 3)
b[..., 0, 1] = 9
b[1, ..., 2] += 9
print(b, repr(b[..., 1, 1]), repr(b[1, ...]), repr(b[1, 1, ...]), repr(b[1:, 2:].reshape(())))


def changed(x, i):
    w = x[..., i]
    w += 1
    return w


print(changed(a, 1), a, repr(changed(a, 1)))
