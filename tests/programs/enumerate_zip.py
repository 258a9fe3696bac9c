import numpy as np
for i, v in enumerate([10, 20, 30], start=1):
    print(i, v)
for a, b in zip([1, 2, 3], np.array([4.0, 5.0, 6.0])):
    print(a * b)
x = np.arange(6).reshape(3, 2)
for i, row in enumerate(x):
    print(i, row, row.sum())
for i, (a, b) in enumerate(zip(x, x[::-1])):
    print(i, a, b)
for v in reversed(np.arange(4)):
    print(v, end=" ")
print()
