# numpy1
import numpy as np
x = np.ones(3, dtype=np.float32)
print((x * np.float64(2)).dtype, (x * 2.0).dtype, (np.float32(1) * 2.0).dtype if hasattr(np.float32(1) * 2.0, "dtype") else "py")
print((np.arange(3, dtype=np.int32) + np.int64(1)).dtype, (x + np.sqrt(2 / np.pi)).dtype)
print((np.arange(3, dtype=np.uint8) + 1.5).dtype, (np.arange(3, dtype=np.int8) * np.float64(2)).dtype)
print(np.float32(3) + 1, (np.float32(3) + 1).dtype, (np.float32(3) + np.float64(1)).dtype, (np.ones(2, np.float32) + np.ones(2)).dtype)
