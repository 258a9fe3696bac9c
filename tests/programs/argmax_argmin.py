import numpy as np
a = np.array([[3, 9, 1], [7, 2, 8]])
print(a.argmax(), a.argmin(), a.argmax(axis=0), a.argmax(axis=1), np.argmin(a, axis=-1), np.argmax([1.0, np.nan, 3.0]))
