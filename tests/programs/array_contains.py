"""`in` of an array: whether any element equals, of rows, too."""
import numpy as np
m = np.arange(6.0).reshape(2, 3)
print(m[0] in m, np.array([1.0, 9, 9]) in m, 3 in m, [3, 4, 5] in m, 7.5 in m, np.float64(2) in m[0], np.arange(3) in np.arange(3))
for s in m + 1:
    print(s in m, not s in m)
big = np.arange(300)
print(299 in big, 300 in big, 2.5 in big, True in big, "a" in np.array([]) if False else None, 5 in np.zeros((0, 3)))
for k in range(3):
    print(k * 150 in big, [i for i in range(-1, 3) if i in big[:2]], k not in m)
