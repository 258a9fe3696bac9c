import numpy as np
a = np.arange(10) * 2
for i in np.array([1, 4, -1]):
    print(a[i], [1, 2, 3, 4, 5][i] if i < 5 else None)
i = a.argmax()
a[i] = 0
print(a, a[np.int64(2)])
