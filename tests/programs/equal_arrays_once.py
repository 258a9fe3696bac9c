# What is computed twice may be computed once, but one result can change without the other.
import numpy as np


def reduced(a):
    total, again, from_ten = np.sum(a), np.sum(a), np.sum(a, initial=10.0)
    rows, other_rows = a.sum(axis=0), a.sum(axis=0)
    rows[0] = -1
    print(total, again, from_ten, rows, other_rows, a.max(initial=3), a.max(initial=300), a.max(initial=3))


def counted(x):
    counts, edges = np.histogram(x, 4)
    sums, _ = np.histogram(x, 4, weights=x)
    again, _ = np.histogram(x, 4)
    x[0] += 1
    changed, _ = np.histogram(x, 4)
    again[0] = 77
    print(counts, edges, sums, again, changed)


def looped(n):
    total = np.zeros(3)
    for i in range(n):
        x, y = np.zeros(3), np.zeros(3)
        x[i % 3] = i
        total += x - y
        u, v = np.cumsum(total), np.cumsum(total)
        u[0] = 5
        total += (u == v)
    print(total)


def gathered(a, places):
    x = [0.0] * len(places)
    y = [0.0] * len(places)
    for k in range(len(places)):
        x[k] = a[places[k]]
    for k in range(len(places)):
        y[k] = a[places[k]]
    return x == y, sum(x)


def picked(a, places):
    first, second = a[places], a[places]
    first *= 2
    a[places[0]] = 9
    third = a[places]
    return first.tolist(), second.tolist(), third.tolist()


def printed(a):
    s = t = 0.0
    for x in a:
        s += x
        print("adds", x)
    for x in a:
        t += x
        print("adds", x)
    return s == t


def sorted_twice(a):
    x, y = np.sort(a), np.sort(a)
    y[0] = -5
    return x.tolist(), y.tolist(), np.argsort(a).tolist(), np.argsort(a).tolist()


a = (np.arange(12.0) * 5 % 7).reshape(3, 4)
reduced(a)
counted(a.ravel() ** 2)
looped(5)
print(gathered(a[1], [0, 3, -1]), picked(a[1].copy(), np.array([0, 3, -1])))
print(sorted_twice(a[2]), printed(a[0]))
for place in (2, 4, -5):
    try:
        print(gathered(a[1], [0, place]), picked(a[1].copy(), np.array([1, place])))
    except IndexError as e:
        print(e)
