# refused: changing the shape of an array in place that other names may hold
import numpy as np

a = np.zeros((2, 3))
b = np.ones((2, 3))
if b.sum() > 100:
    b = a
a.shape = 6
print(a.shape, b.shape)
