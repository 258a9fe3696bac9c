import numpy as np
def stats(a):
    return a.mean(), a.std(), (a.min(), a.max())
m, s, (lo, hi) = stats(np.arange(5.0))
print(m, s, lo, hi)
for i in range(3):
    m, s, r = stats(np.arange(5.0) * i)
    print(m, s, r)
