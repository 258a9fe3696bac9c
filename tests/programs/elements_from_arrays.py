import numpy as np
import warnings

# One element set to an array of one element, complex numbers of NumPy where others are wanted, np.put, ravel.

warnings.simplefilter("ignore")
a, i, b, c = np.zeros(3), np.zeros(3, dtype=np.int64), np.zeros(3, dtype=bool), np.zeros(2, dtype=complex)
a[0] = np.complex128(1 + 2j)
i[0] = np.complex128(1.7 + 2j)
b[0] = np.complex128(2j)
i[1] = np.array([[2.7]])
b[1] = np.array([2.5])
c[0] = np.array([3])
c[1] = np.array([[2j]])
a[2] = np.arange(9)[int(i[0]) : 2]
print(a, i, b, c)
for wrong in 0, 2, 3:
    try:
        a[1] = np.arange(5.0)[: wrong + int(i[2])]
        print("stored")
    except ValueError:
        print("a sequence of", wrong)
x = np.array([1 + 2j, 1 - 1j, 5j])
print(int(x[0]), float(x[2]), x[0] > 1, x[1] < x[0], x[1] >= 1 - 1j, 1 <= x[1], x[2] < 0, x[0] <= 1 + 2j)

grid = np.zeros((3, 4))
np.put(grid, [1, 5, -1], [7, 8])
np.put(grid.T, [1, 2], 3.5)
grid.put([0], np.arange(2))
print(grid)
line = np.arange(5)
line.put(np.array([[0, 1], [2, -1]]), 2.9)
np.put(line, np.arange(3) - 3, [True], mode="wrap")
np.put(line, [17], 4, mode="clip")
np.put(line, np.arange(0), 1)
print(line)
none = np.array(3)
np.put(none, [0, 0], [4, 5])
print(none)
try:
    np.put(line, [9], 1)
except IndexError:
    print("out")
try:
    line[[1, 2]] = line[[0, 5]]
except IndexError:
    print("out", line)
try:
    line *= line[None]
except ValueError:
    print("one dimension too many")

whole = np.arange(12).reshape(3, 4)
for part in line[::2].ravel(), np.ravel(line[::-1]), whole[:, :2].ravel(), whole[1:].ravel(), whole[:, None, 1].ravel():
    part[0] = 9
for part in whole.T.ravel(order="F"), whole.ravel(), np.ravel(whole[:1], order="F"), whole[:, 1:2].reshape(-1):
    part[:2] -= 7
print(line, whole)
print(np.einsum("i,j->ij", line, line))
