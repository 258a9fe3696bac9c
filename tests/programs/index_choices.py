"""Indices that are one of two numbers, or a number or None, as the running program decides."""
import sys
import numpy as np

n = len(sys.argv) + 6
x = np.arange(n * 3).reshape(n, 3)
text, items = "abcdefgh", list(range(10))
for i in np.arange(0, n, 3):
    begin, end = i, min(i + 3, n)
    print(x[begin:end].sum(), x[begin:end, 1], x[min(i, 2)], x[max(i, 1), -1], text[begin:end], items[end], items[:end])
    x[begin:end, 0] = -1
    x[max(i, 4), 1] += 100
print(x)


def column(flag):
    return None if flag else 1


for flag in (n > 100, n < 100):
    k = column(flag)
    print(x[:2, k].shape, x[k].shape, x[:k].shape)
y = np.zeros((2, 3))
for flag in (n > 100, n > 101):
    y[:, column(flag)] = 5
print(y, np.full((2, 3), np.array([1, 2, 3])), np.full(2, [0.5, 1], dtype=np.float32), np.full((2, 2), x[0, 0]))
