# refused: OverflowError
import numpy as np
x = int(np.array([2]).sum())
for i in range(70):
    x = x * 2
print("never", x)
