# Signs of zeros, layouts, and dtypes of results that are easily missed.
import numpy as np

print(np.nanmax(np.array([-0.0, -0.0])), np.nanmin(np.array([[np.nan, -0.0], [np.nan, np.nan]]), axis=0))
print(np.cross([8, 0], np.array([[4, 9, 6], [7 - 1j, -3 - 3j, 6 - 3j]])))
print(np.cross(np.array([[4, 9, 6], [7 - 1j, -3 - 3j, 6 - 3j]]), [8, 0]), np.cross([1, 2], [3.0, 4]))
print(np.histogram([9, 5, 8, 0, 9, 0, 5, 3, 6 - 2j], 3)[0], np.histogram(np.array([1j, 2j, 3 + 1j, 3]), 4))
print(np.real(True), np.imag(True), np.real(3.5), np.real(np.array(2)).shape, np.imag([1, 2j]), (3 > 2).real)
part = np.arange(4.0)
np.real(part)[1] = 7
print(part)
print(type(np.isin(1, [1, 2])).__name__, np.isin(1, [1, 2]).shape, np.isin(3, [], invert=True))
places = np.argwhere(np.arange(18).reshape(2, 3, 3) % 4)
places.reshape(-1)[1::2] = 9
print(places.tolist(), places.flags.f_contiguous)
marked = np.ones((5, 1), np.float32)
np.putmask(marked, np.arange(5), [2.0, 3.0])
print(marked.T)
try:
    np.putmask(marked, np.arange(4), 1)
except ValueError as e:
    print(e)
print(np.convolve(0.5, [0.5, 0.5]), np.convolve([1, 2], 3))
sums = np.array([-2 + 1j, 5 - 1j, 9 + 3j, -5, 7 - 3j, -3j, 2j, -1j, -5, -2 - 1j, 3 + 1j, 4 - 3j], np.complex64)
print(sums.mean(), sums.reshape(3, 4).mean(axis=1), sums.mean().dtype)
print(np.tensordot(np.array([2.0]), np.array([3.0]), 1), np.tensordot(np.zeros((2, 0)), np.zeros((0, 3)), 1))
zeros = np.array([[0.0, -0.0], [-0.0, 0.0]])
for f in (np.maximum, np.minimum, np.fmax, np.fmin):
    print(f(zeros[0], zeros[1]), f.outer(zeros[0], zeros[0]), f(0.0, zeros[0]), f(zeros[1], -0.0), f.reduce(zeros, axis=0), f.accumulate(zeros[0]))
print(repr(np.nan_to_num(np.int8(2))), repr(np.nan_to_num(np.array([1, 2]))))
print(np.extract([True, False, True], np.arange(9).reshape(3, 3)), np.extract(np.array([[True], [True]]), np.arange(5)))
print(np.nanmax(np.array([1 - 2j, complex(np.nan, 0), 0.5])), np.nanmin(np.array([2j, complex(np.nan, 0)])))
print(np.take(3, [-1, 0], axis=0), np.median(np.array([1j, complex(np.nan, np.nan), 2])))
columns = np.nonzero(np.arange(6).reshape(2, 3))
columns[0].ravel()[0] = 7
print(columns, columns[1].strides, np.nonzero([0, 1])[0].strides)
table = np.arange(4).reshape(2, 2)
np.copyto(table, table, where=[True, False, True])
try:
    table[0, 0] = np.array([np.nan])
except ValueError as e:
    print(e)
try:
    np.percentile(np.zeros(0, bool), 25)
except IndexError as e:
    print("IndexError")
