import math
import numpy as np
for v in np.array([0.5, 1.5, 2.0]):
    x = float(v)
    print(math.sqrt(x), math.exp(x), math.log(x), math.sin(x), math.floor(x), math.ceil(x), math.isnan(x), round(x), round(x, 1), int(x))
