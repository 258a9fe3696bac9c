import numpy as np
for v in np.array([0.5, 1.5, 2.5, -0.5, 2.675]):
    x = float(v)
    print(round(x), round(x, 2))
print(round(7), round(2.5), round(3.14159, 3))
