# refused: assignment destination is read-only
import numpy as np

x = np.arange(3).imag
if np.arange(3).sum() > 5:
    x = np.zeros(3, dtype=np.int64)
try:
    x[0] = 1
except ValueError:
    print("caught")
