"""Arrays of lists that hold integers or floats, as the running program decides."""
import sys
import numpy as np

n = len(sys.argv) + 4


def gain(i, limit):
    return 0 if i < limit else i / 2


for limit in (0, 2, 100):
    a = np.array([gain(i, limit) for i in range(n)])
    print(a, a.dtype, a.max(), a.argmax(), a.sum() + 1, a * 2)
b = np.asarray([gain(i, 3) for i in range(n)], dtype=np.float32)
print(b, np.mean([gain(i, 3) for i in range(n)]))
total = 0
for x in np.array([gain(i, n) for i in range(n)]):
    total += x
print(total)
