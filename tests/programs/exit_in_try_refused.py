# refused: ending the program inside a try or with statement
import sys

import numpy as np

n = int(np.arange(4).sum())
try:
    print("inside")
    if n == 6:
        sys.exit(3)
finally:
    print("cleaned up")
