import numpy as np
a = np.array([2-1j, 2+3j, -4, -4-1j, 4j], dtype=np.complex64)
print(sorted(a), sorted(a, reverse=True), max(a), min(a))
try:
    print(sorted([1j, 2j]))
except TypeError as e:
    print(e)
b = list(a)
b.sort()
print(b)
print(a > 1, a < a[::-1])
for x in a:
    print(x > 1, x < 2j, x >= a[0])
