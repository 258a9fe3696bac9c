# Parts of an array are computed from other parts of it: the same part, parts that lie apart, and parts that overlap.
import numpy as np


def start(*shape):
    return (np.arange(float(np.prod(shape))) * 7 % 11 - 3).reshape(shape)


def triangles(a):
    for j in range(len(a)):
        for i in range(j + 1, len(a)):
            a[i, j:] -= a[i, j] * a[j, j:]      # rows i > j
    for i in range(len(a)):
        for j in range(i):
            a[i, i:] += a[j, i:]                # rows j < i
    return a


def not_apart(a):
    for j in range(len(a)):
        for i in range(j, len(a)):
            a[i, 1:] -= 2 * a[j, :-1]           # the same row when i == j
    for i in range(len(a)):
        for j in range(i + 1):
            a[i, 1:] += a[j, :-1]               # j may be i
    for i in range(len(a) - 2):
        for j in range(i - 1, i + 2):
            a[i, 1:] = a[j, :-1] + a[i, 1:]     # j may be i, or the last row
    return a


def steps(a):
    a[::2] += a[1::2]                           # even and odd rows
    a[1::2] = a[::2] * 2 - a[1::2]
    a[:, 2:4] = a[:, :2]
    a[1::2] = a[::2]
    a[:, 1::3] = a[:, ::3] - a[:, 2::3]
    a[::2, 1:] = a[::2, :-1] + 1                # overlap
    a[1:] = a[:-1] - a[1:]                      # overlap
    a[:-1] = a[1:] + a[:-1]
    return a


def halves(a):
    n = len(a) // 2
    a[:n] += a[n:2 * n]
    a[n:2 * n] -= a[:n]
    a[n:2 * n, :2] = a[:n, 2:4]
    a[1:n + 1] = a[:n] * a[n:2 * n]             # the first two overlap
    return a


def mirrored(a):
    a[:, :] = a[::-1] + a
    a[1:-1, 1:-1] = a[1:-1, 1:-1].T * 2
    a[0] = a[-1][::-1]
    a[1:-1, 1:-1] = (a[:-2, 1:-1] + a[2:, 1:-1] + a[1:-1, :-2] + a[1:-1, 2:]) / 4
    return a


def rows_of_sums(a):
    for i in range(1, len(a)):
        a[i] = a[:i].sum(axis=0) % 5            # rows before i
        a[i, :i] = a[:i, :i] @ a[i, :i] % 7     # the operand is the result's window
    for i in range(1, len(a)):
        a[i:, 0] = a[:len(a) - i, 0] % 3
        a[i - 1:i, 1:] = np.sqrt(np.abs(a[i:i + 1, 1:]))
    return a


def blocks(a, size):
    for k in range(0, len(a), size):
        end = min(k + size, len(a))
        for i in range(k + 1, end):
            a[i, end:] -= a[i, k:i] @ a[k:i, end:]
        a[end:, end:] -= a[end:, k:end] @ a[k:end, end:]
        a[k:end, k:end] = a[k:end, k:end] % 5
    return a % 1000


def shifted(a, i, j):
    a[i:i + 4] = a[j:j + 4] + a[i:i + 4]        # positions that are not known before
    return a


def show(a):
    print(np.round(a, 6).tolist())


for f in (triangles, not_apart, steps, halves, mirrored, rows_of_sums):
    show(f(start(6, 6)))
    show(f(start(6, 6) + 1j * start(6, 6)) if f is not rows_of_sums else f(start(4, 4)))
show(steps(start(4, 9).astype(np.int16)))
show(blocks(start(10, 10) % 3, 4))
show(blocks(start(7, 7) % 3, 1))
for i in range(5):
    for j in range(0, 5, 2):
        show(shifted(start(9), i, j))
        show(shifted(start(9, 2), i, j))
