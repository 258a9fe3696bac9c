import numpy as np
a = np.array([1.7, -1.7, 2.5])
print(a.astype(int), a.astype(np.int32), a.astype(np.float32), a.astype(bool), np.array([1, 0, 2]).astype(bool), a.astype(int).dtype)
print(np.int32(7) / 2, np.float32(0.1), np.float64(0.1), np.int64(3) // 2, np.float32(1) + 1, np.uint8(200) + 5)
