# A mistake in the body of a loop is one only when an iteration gets there.
import numpy as np

n = int(np.arange(4).sum())
out = []
for i in range(n):
    if i > 1000:
        out.append(i + "a")
    out.append(n + i)
print(out)
