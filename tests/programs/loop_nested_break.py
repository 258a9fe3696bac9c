import numpy as np
a = np.arange(30).reshape(5, 6)
found = -1
for i in range(5):
    for j in range(6):
        if a[i, j] == 17:
            found = i * 10 + j
            break
    if found >= 0:
        break
print(found)
