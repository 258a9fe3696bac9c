# A list whose items are of one shape or another, by what runs.
import numpy as np
x = np.arange(6).reshape(2, 3, 1)
a7 = x if (x > 0).all() else 1
a13 = np.gradient(np.zeros((3, 3)) - a7)
a13[0] = 0.5
l = a13[::-1]
print(len(l))
for i in range(3):
    m = a13[::-1]
print(l, m, a13[0], a13[-1])
