# An empty window of an array that also has dimensions of size 1, some of which an index takes away.
import numpy as np

a = np.arange(6).reshape(2, 1, 3)
print(a[:1:2, 1::, 0], a[1:, 1:, 0].shape, a[:1, :0].shape, a[0, 1:, :1].shape, a[:1, :, 3:].shape)
b = np.arange(12.0).reshape(2, 2, 3)
for i in range(0, 4, 2):
    c = b[1::2, i:0:3, i]
print(c.shape, np.sort(c).shape, (3 > len(b)).real, (len(b) > 1).real + 1)
