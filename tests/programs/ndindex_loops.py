"""np.ndindex and np.ndenumerate as loops of the running program."""
import sys
import numpy as np

n = len(sys.argv) + 1
a = np.arange(200 * 150).reshape(200, 150) % 97
total = 0
for i, j in np.ndindex(a.shape):
    if a[i, j] == 96:
        total += i * j
print(total, sum(v for index, v in np.ndenumerate(a) if index[0] == 7))
print(list(np.ndindex(n, 3)), list(np.ndindex((2,))), list(np.ndindex(())), list(np.ndindex(2, 1, n, 2))[-2:], list(np.ndindex(3, 0)))
for index in np.ndindex(n, 2, 2):
    print(index, end=" ")
print([(k, index) for k, index in enumerate(np.ndindex(n, n))])
for index, x in np.ndenumerate(np.eye(n)):
    print(index, x)
print([p + q for p, q in zip(np.ndindex(2, 2), "abcd" and [(0,), (1,), (2,), (3,)])])
