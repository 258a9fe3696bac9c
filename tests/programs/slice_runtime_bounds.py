import numpy as np
a = np.arange(10)
for k in range(0, 12, 3):
    print(a[k:], a[:k], a[-k:], a[k:k + 2], a[:-k], len(a[k:k + 4]))
