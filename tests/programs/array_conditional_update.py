import numpy as np
a = np.zeros(4)
for i in range(6):
    if i % 2:
        a[i % 4] += i
    elif i > 3:
        a = a * 2
print(a)
