import numpy as np
for v in [1, 2.5, "s", None, True, [1], (1,), {}, np.ones(2), np.float32(1)]:
    print(type(v).__name__, isinstance(v, int), isinstance(v, (float, str)))
print(type(1) == int, type(1.0) is float)
