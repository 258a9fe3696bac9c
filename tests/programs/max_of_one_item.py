import numpy as np
a2 = np.eye(3, 1, dtype=np.complex128)
for i3, v4 in zip(a2, a2):
    l12 = i3.tolist()
    print(max(l12))
def f(l):
    try:
        return max(l), min(l)
    except TypeError as e:
        return str(e)
import sys
n = len(sys.argv)
for k in range(1, n + 2):
    print(f([i * 1j for i in range(k)]), f([i * 0.5 for i in range(k)]), f([str(i) for i in range(k)]))
try:
    print(max([i for i in range(n - 1)]))
except ValueError as e:
    print(e)
g = (i * i for i in range(5, n - 3, -1))
print(max(g))
