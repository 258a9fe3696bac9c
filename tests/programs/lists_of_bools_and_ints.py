# refused: joining lists whose items differ in type
import numpy as np
a = np.arange(-3, 3)
flags, numbers = [bool(v) for v in a if v != 1], [int(v) for v in a if v > 0]
print(flags + numbers)
