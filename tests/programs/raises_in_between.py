import numpy as np

a = np.arange(3)


def one(k, n):
    if k >= n:
        raise ValueError("too large")
    return k


if a[0] > -3:
    print("yes")
else:
    x = [one(ax, 0) for ax in (0,)]
    print(x, np.moveaxis(a[0], 0, -1), np.gradient(a[:1]))


def never(y):
    if a[0] > -3:
        return y
    return np.moveaxis(y, 0, -1)


for i in range(-1, 2):
    print(never(i))

edges = np.histogram_bin_edges(4, 3)
count = np.arange(3)
try:
    count = np.zeros(0) / edges
except ValueError as e:
    print("caught", count)
print(count)

w = np.arange(6).reshape(2, 3)
for i in range(len(w)):
    try:
        print([1 for v in w if v > 1])
    except ValueError as e:
        print(type(e).__name__)

v = a
for i in range(-1, 2):
    try:
        print([int(x) for x in v if x > 1])
    except ValueError as e:
        print("caught")
    else:
        v = np.arange(6).reshape(2, 3)
