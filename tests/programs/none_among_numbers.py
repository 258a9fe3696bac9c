"""Functions of numbers that may be None, ranges that end at one of several integers."""
import math
import numpy as np


def best(costs):
    least = (float("inf"), None)
    for k, c in enumerate(costs):
        if c < least[0]:
            least = (c, k * 0.5)
    return np.sin(least[1]), np.sqrt(least[1])


print(best(np.array([3.0, 1.0, 2.0])))
try:
    best(np.array([np.nan]))
except TypeError as e:
    print(e)
try:
    print(np.exp(None))
except TypeError as e:
    print(e)
n = np.random.RandomState(0).randint(3, 4)
size = np.array([5, 7])
for m in (2, 9):
    out = []
    for i in range(0, min(m, size[1])):
        for j in range(max(0, i - 1), min(n, 4)):
            out.append((i, j))
    print(out, type(out[0][0]).__name__)
print(list(range(min(n, 2 * n))), len(range(n, n if n > 5 else size[0])))
