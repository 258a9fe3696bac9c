import numpy as np
x = np.arange(10.0)
k = np.array([1.0, 2.0, 1.0])
out = np.zeros(8)
for i in range(8):
    out[i] = (x[i:i + 3] * k).sum()
print(out, np.convolve(x, k, "valid"))
