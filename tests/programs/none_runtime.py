import numpy as np
def find(a, v):
    for i in range(len(a)):
        if a[i] == v:
            return i
    return None
a = np.array([4, 5, 6])
r = find(a, 5)
if r is not None:
    print("at", r)
r = find(a, 9)
print(r is None)
