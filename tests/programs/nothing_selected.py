import sys

import numpy as np

n = len(sys.argv) - 1
a = np.arange(5)
none = a[a > n + 9]
a[none] = np.float64("nan")
a[a < n - 1] = np.median(a[3:]) / 2
print(a)
x = np.argwhere(np.zeros(n + 4))
try:
    print(x.reshape(0, -1))
except ValueError as e:
    print("no shape")
print(x.reshape(-1, 1).shape, x.reshape(2, -1).shape)
import numpy as np
print(np.float64("nan"), np.float32("1.25"), np.int16("12"), type(np.float16("0.5")), np.float64(" -inf "))
