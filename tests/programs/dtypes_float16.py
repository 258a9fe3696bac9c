import numpy as np
a = np.array([1.1, 2.2, 3.3], dtype=np.float16)
print(a, a * 2, a.dtype, a.sum(), a.astype(np.float32))

# Sums of products are of single precision, and rounded once.
bytes_ = np.array([245, 241, 255], dtype=np.uint8)
halves = np.array([[10, 14, 0], [18, 0, 14], [18, 6, 18]], dtype=np.float16)
print(np.inner(bytes_, halves), halves @ bytes_, halves.dot(bytes_.astype(np.float16)), bytes_ @ halves)
print(np.inner(halves[1], halves[2]), type(halves[1] @ halves[2]).__name__, np.tensordot(halves, halves, 2).dtype)
