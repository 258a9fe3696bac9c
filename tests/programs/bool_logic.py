import numpy as np
for a in (True, False):
    for b in (True, False):
        print(a and b, a or b, not a, a ^ b, a & b, a | b, a + b, a == b)
x = int(np.array([3]).sum())
print(x and 5, x or 5, not x, x > 2 and x < 10, 0 or x, x if x else 7)
