# raises: 3-4 recursion
import numpy as np
def f(n):
    return 0 if n < 0 else 1 + f(n + 1)
print(f(int(np.random.rand() * 0)))
