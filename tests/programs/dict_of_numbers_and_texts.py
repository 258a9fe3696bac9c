import numpy as np
d = {}
for i in range(int(np.random.rand() * 0) + 5):
    d[i % 3] = i if i < 2 else "many"
print(d)
d[1] = 3
for k in d:
    print(k, d[k], d[k] == "many", isinstance(d[k], str))
l = [None] * 3
l[d[1] - 2] = 1
print(1.0 in l, 2 in l, None in l)
