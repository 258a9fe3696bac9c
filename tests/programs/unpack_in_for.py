pairs = [(1, "a"), (2, "b")]
for n, s in pairs:
    print(n, s)
import numpy as np
for a, b in np.arange(6).reshape(3, 2):
    print(a + b)
