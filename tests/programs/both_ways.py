# Operations whose operands must not change places, both ways on the same values.
import sys

import numpy as np


def numbers(x, y):
    print(x - y, y - x, x / y, y / x, x // y, y // x, x % y, y % x, x < y, y < x, x ** y, y ** x)


def integers(i, j):
    print(i - j, j - i, i << j, j << i, i >> j, j >> i, i // j, j // i, i % j, j % i, i <= j, j <= i)


def arrays(a, b):
    print(a - b, b - a, a / b, b / a, a > b, b > a, np.copysign(a, b), np.copysign(b, a))


n = len(sys.argv)
numbers(n + 0.5, n + 3.25)
numbers(np.float32(n + 0.5), np.float32(n + 2))
integers(n + 2, n + 4)
arrays(np.array([0.5, 1.0, 8.0]) * n, np.array([2.0, -1.0, 0.25]) * n)
arrays(np.array([[1.5], [2.5]], dtype=np.float32), np.array([[3.0, 4.0]], dtype=np.float32))
