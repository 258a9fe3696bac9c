# refused: an augmented assignment to what is an array, list or set on some paths only
import numpy as np

a = np.linspace(1, 4, 2)
b = 2 if a[-2] > 1 else a
b //= 2
print(a, b)
