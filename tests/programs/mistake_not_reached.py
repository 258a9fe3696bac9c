# What would be wrong on a path that is not taken is no mistake.
import numpy as np

n = int(np.arange(4).sum())
stack = []
if n > 6:
    print(stack.pop())
print(len(stack), n)
