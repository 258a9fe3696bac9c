# What stands behind the end of the program is no mistake.
import sys

import numpy as np

n = int(np.arange(4).sum())
if n == 6:
    print("enough")
    sys.exit(0)
print(n[0])
