# args: 3
import sys
import numpy as np
n = int(sys.argv[1]) if len(sys.argv) > 1 else 2
a = np.arange(n * n).reshape(n, n)
print(a, a.T @ a, a[:, n - 1], a.sum(axis=0))
