import numpy as np
a = np.arange(5)
if (n := len(a)) > 3:
    print(n)
i = 0
while (v := a[i]) < 3:
    i += 1
print(i, v)
