import numpy as np
for v in np.arange(5):
    if 1 <= v < 4:
        print(v, "in")
    print(0 < v <= 2 != 3)
