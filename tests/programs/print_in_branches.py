import numpy as np
for v in np.arange(4) - 1:
    if v < 0:
        print("neg", v)
    elif v == 0:
        print("zero")
    else:
        print("pos", v * 1.5)
