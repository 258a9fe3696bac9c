"""Texts of exceptions that only the running program knows."""
import numpy as np
a = np.arange(int(np.ones(4).sum()))
for i in range(3, 6):
    try:
        print(a[i])
    except IndexError as e:
        print(e)
m = a.reshape(2, 2)
for i in range(-4, 4):
    try:
        m[1, i] = 5
        print(m[i])
    except IndexError as e:
        print("error", e)
for n in range(2, 6):
    try:
        print((a + np.arange(n)).shape)
    except ValueError as e:
        print(e)
    try:
        print(a.reshape(n, -1).shape)
    except ValueError as e:
        print(e)
    try:
        print(a.reshape(2, n).shape)
    except ValueError as e:
        print(e)
    try:
        print(m @ np.ones((n, 2)))
    except ValueError as e:
        print(e)
    try:
        print(np.concatenate([m, np.ones((n, n))]).shape)
    except ValueError as e:
        print(e)
    try:
        a[:2] = np.arange(n)
    except ValueError as e:
        print(e)
    try:
        print(a[[0, n]])
    except IndexError as e:
        print(e)
d = {1: 2}
for k in range(3):
    try:
        print(d[k])
    except KeyError as e:
        print(e, repr(e))
l = [1, 2, 3]
for k in range(2, 5):
    try:
        print(l.index(k))
        l.remove(k)
    except ValueError as e:
        print(e)
for v in (1.5, -2.7, float("nan"), float("inf"), -float("inf"), 3e9):
    try:
        print(int(v * float(np.ones(1)[0])))
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
for n in range(2, 4):
    try:
        a, b = [0.5] * n
    except ValueError as e:
        print(e)
for text in ([1, 2].index, [1].remove, (1, 2).index):
    try:
        text(7)
    except ValueError as e:
        print(e)
b = np.zeros(5)
n = int(b.sum()) + 2
for v in (np.zeros((2, 2)), np.zeros(3), np.zeros(n + 1)):
    try:
        b[np.arange(4)] = v
    except ValueError as e:
        print(e)
    try:
        b[:4] = v
    except ValueError as e:
        print(e)
try:
    b[np.arange(n)] = np.zeros((n, 3))
except ValueError as e:
    print(e)
m = np.zeros((3, 4))
try:
    m[[0, 2], 1:n + 1] = np.zeros(n + 1)
except ValueError as e:
    print(e)
