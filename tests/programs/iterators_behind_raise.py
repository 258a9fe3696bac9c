import numpy as np


def points(a, b, h):
    x = a + h
    while x < b - h:
        yield x
        x = x + h


class Scale:
    def __init__(self, k):
        self.k = k

    def times(self, x):
        return self.k * x


def total(bounds, steps):
    if steps <= 0:
        raise ValueError("no steps")
    h = (bounds[1] - bounds[0]) / steps
    inner = points(bounds[0], bounds[1], h)
    ends = zip([bounds[0] + h, bounds[1] + h], [h, 2 * h])
    order = range(int(1 / h))
    times = Scale(h).times
    y = 0.0
    for x in inner:
        y += times(x)
    for a, b in ends:
        y += a * b
    for i in order:
        y += i
    return round(y, 9)


k = float(np.arange(3).sum()) + 1
print(total([0.0, 1.0], k), total([0.0, 2.0], k + 1), total([0, 1], 8))
print(total([0.0, 1.0], -k))
