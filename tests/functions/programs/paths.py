# interpreted: appends_either
# Objects and lists that differ by the path that was taken.
import numpy as np


class Box:
    def __init__(self, n):
        self.n = n
        self.a = np.arange(float(n))

    def sets_sometimes(self, k):
        if k > 2:
            self.extra = k * 2
        elif k < 0:
            self.a = self.a[1:] * k
        for i in range(k):
            self.n += i
        return self.n


def appends_either(data, w):
    out = []
    for i in range(len(data)):
        if i < w - 1:
            out.append(None)
        else:
            out.append(sum(data[i - w + 1 : i + 1]) / w)
    return out


def halves(a, k):
    b = a
    if k > 1:
        b = 5
    b //= 2
    return b


b = Box(4)
for k in (1, 3, -2, 0, 5):
    print(b.sets_sometimes(k), sorted(vars(b)), b.a)
print(appends_either([10, 12, 15, 13], 3), appends_either([1, 2], 5))
a = np.array([4.0, 7.0])
print(halves(a, 1), halves(a, 2), a)
