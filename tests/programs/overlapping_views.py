# refused: may share memory with another argument
import sys

import numpy as np


def spread(to, src, k):
    if k == 0:
        return 0
    to[k] += src[k - 1]
    return spread(to, src, k - 1) + 1


a = np.arange(20.0)
print(spread(a[::2], a[0:10], len(sys.argv) + 7), a)
