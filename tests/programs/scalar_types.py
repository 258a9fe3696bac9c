import numpy as np
x = np.float32(0.1)
print(x, x * 2, x + 0.2, type(x).__name__, x.dtype, np.int64(5) / 2, np.int64(7) % 3, np.int8(100) + np.int16(100))
print(np.float32(3) ** 2, np.sqrt(np.float32(2)), float(x), int(np.int32(9)), np.bool_(True))
