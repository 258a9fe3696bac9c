import numpy as np
a = np.array([1.0, 0.0, -1.0])
with np.errstate(all="ignore"):
    print(a / 0.0, np.sqrt(a - 0.5)[0], np.log(np.abs(a)))
