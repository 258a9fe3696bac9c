# numpy1
import numpy as np


def kinds():
    for d in (np.int8, np.uint8, np.int16, np.uint16, np.int32, np.uint64, np.float32, bool):
        a = np.ones(2, dtype=d)
        print(np.maximum.accumulate(a).dtype, np.cumsum(a).dtype, np.cumprod(a).dtype, np.logical_or.accumulate(a).dtype, np.einsum("i->", a).dtype, np.cumsum(a, dtype=np.int8), (a / a).dtype, (a**2).dtype)
        print([v for v in a], np.where(a > 0, a, a).dtype)
    for d in (np.int8, np.int16, np.int32, np.uint8):
        print(np.reciprocal(np.array([1, 2], dtype=d)))


def backwards(a, n):
    print(a[n:-n:-n], a[2:-2:-2], a[1:-3:-1], a[9:-9:-1], a[-9::-1], a[-9:9:-1], a[1:-n:-1], a[9 : -n * 9 : -n])
    print(a[:1][1:-3:-1], a[:0][::-1])


def orders(a):
    print(np.ravel(a, order="F"), a.flatten("F"), np.reshape(a, (3, 2), order="F"), a.T.ravel())


def stores(a):
    a[[0, 2]] = np.array([9, 8, 7, 6])
    a[np.array([True, False, True])] = np.arange(4)
    a[a > 2] = [1]
    a[[0, 1]] = np.ones((1, 1, 4))
    print(a, abs(np.uint32(6)), abs(np.array([200], dtype=np.uint8)[0]), round(True))
    x, *y, z = a[0].tolist()
    print(x, y, z)


kinds()
backwards(np.arange(5), 2)
orders(np.arange(6).reshape(2, 3))
stores(np.arange(12).reshape(3, 4))
