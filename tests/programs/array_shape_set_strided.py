# refused: changing the shape of an array in place that may not lie in one piece
import numpy as np

a = np.arange(6.0).reshape(2, 3).T
a.shape = 6
print(a)
