import numpy as np
a = np.array([250, 5], dtype=np.uint8)
print(a + np.uint8(10), a - np.uint8(10), a.astype(np.int8), ~a, a >> 1, (a + a.astype(np.int16)).dtype, -a)
img = (np.arange(6).reshape(2, 3) * 50).astype(np.uint8)
print(img, img.mean(), img.max(), img // 3)
