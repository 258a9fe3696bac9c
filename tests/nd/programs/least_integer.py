import numpy as np
a = np.array([-2**63, 5], dtype=np.int64)
try:
    a[0] -= 2.0
    print(a)
except OverflowError as e: print(e)
try:
    a[0] = -9223372036854775808.0
    print(a)
except OverflowError as e: print(e)
try:
    a[0] = np.float64(-9223372036854775808.0)
    print(a)
except OverflowError as e: print(e)
