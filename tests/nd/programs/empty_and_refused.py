# Arrays without elements, and which of several mistakes is named.
import numpy as np


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__)


def store(shape, index, value):
    def f():
        x = np.zeros(shape)
        x[index] = value
        return x
    return f


for f in (np.max, np.min, np.subtract.reduce, np.fmax.reduce, np.add.reduce, np.median, np.nanmax):
    for shape in ((0, 0), (0, 3), (3, 0)):
        for axis in (0, 1):
            show(lambda: f(np.zeros(shape), axis=axis))
for dtype in (np.float32, np.complex128, np.int8):
    show(lambda: np.median(np.zeros((2, 0), dtype), axis=1))
for axis in (None, 0, 1):
    for shape in ((0,), (0, 3), (3, 0), (2, 0, 3)):
        show(lambda: np.percentile(np.zeros(shape), 25, axis=axis))
        show(lambda: np.nanpercentile(np.zeros(shape), 25, axis=axis))

# A value that does not fit is a ValueError, even where a position is out of bounds.
none = np.arange(0)
for value in (np.zeros(3), np.zeros(2), np.zeros((2, 2)), 1.0):
    show(store(2, [5, 0], value))
    show(store((2, 3), ([5, 0], 1), value))
    show(store((2, 3), (5, [0, 1]), value))
    show(store((2, 3), (slice(None), [7, 1]), value))
for shape in ((0, 0, 0), (0, 2, 0), (3, 2, 0), (1, 2, 0), (3, 2, 1)):
    show(store((0, 0), (slice(None), none), np.zeros(shape)))
    show(store((2, 0), (slice(None), none), np.zeros(shape)))
    show(store((5, 0), [1, 2], np.zeros(shape)))
    show(store(5, none, np.zeros(shape[1:])))

# One element takes no sequence; one that is a truth value takes anything.
for dtype in (bool, float, int, complex):
    for value in ([], [1], (0,), (4, np.arange(3)), "", "3", {}, None, np.ones((1, 1)), [[]]):
        def element():
            a = np.zeros(2, dtype)
            a[1] = value
            return a.tolist() if value is not None else a.dtype
        show(element)

for x in (5, np.zeros(3), [], np.zeros((2, 3)), np.zeros((2, 3, 1))):
    for k in (0, 1, 2, 3):
        for axes in ((0, 1), (0, 0), (0, 5), (0, -1), (0,), (-1, 0)):
            show(lambda: np.rot90(x, k, axes).shape)
