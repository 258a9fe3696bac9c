import numpy as np
a = np.arange(4).reshape(2, 2)
print(a @ a, (a @ a).dtype, a.astype(np.float32) @ a.astype(np.float32), (a > 1) @ (a > 0))
