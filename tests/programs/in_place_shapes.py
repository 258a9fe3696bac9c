import numpy as np

a, b = np.zeros(3), np.ones(2)
for f in (lambda: np.add(a, b, out=a), lambda: a + b):
    try:
        f()
    except ValueError as e:
        print(e)
try:
    a += b
except ValueError as e:
    print(e)
try:
    a[[0, 1, 2]] *= b
except ValueError as e:
    print(e)
try:
    a[1:] -= np.ones(3)
except ValueError as e:
    print(e)
print(a)
