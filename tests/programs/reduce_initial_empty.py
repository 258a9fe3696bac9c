# Nothing to reduce, and an initial value.
import numpy as np

a = np.full(0, 4.0)
n = a[a > 1]
m = np.zeros((0, 3), dtype=np.int16)
print(np.max(a, initial=3), np.min(n, initial=2.5), np.max(m, axis=0, initial=-5), np.max(m, initial=7), np.sum(n, initial=4))
print(np.max(np.zeros(0, dtype=np.uint8), initial=3), np.maximum.reduce(n, initial=-1.5))
try:
    print(np.max(n))
except ValueError as e:
    print(type(e).__name__)
