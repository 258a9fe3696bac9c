import sys

import numpy as np


def spread(to, src, k):
    if k == 0:
        return 0
    to[k] += src[k - 1]
    return spread(to, src, k - 1) + 1


n = len(sys.argv) + 7
a = np.arange(20.0) * n
print(spread(a[::2], a[1::2], n), a)
print(spread(a[1:19:3], a[0:18:3], 5), a)
