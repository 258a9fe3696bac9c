import numpy as np

a = [5, 7, 2, 3, 9, 3, 3, 2, 3, 3, 2, 2, 2, 5, 7, 9, 2, 5, 2, 6]
b = (np.arange(400) * 7919 % 23).astype(np.float32)
print(np.argsort(a, kind="stable"), np.argsort(a), np.argsort(a, kind="quicksort"))
print(np.argsort(b, kind="stable"))
print(np.argsort(b))
print(np.sort(b.reshape(20, 20), axis=0, kind="mergesort").sum(axis=1))
c = np.array([0.0, -0.0, np.nan, 1.0, -0.0, 0.0] * 8)
print(np.sort(c), np.sort(c, kind="stable"), np.argsort(c, kind="stable"))
z = np.array([2 + 1j, 1 - 1j, 2 - 1j, complex(np.nan, 1), 1 + 1j] * 5)
print(np.argsort(z, kind="stable"), np.argsort(z))
h = np.array([3, 1, 2, 1, 3], dtype=np.float16)
h.sort(kind="stable")
print(h, np.argsort(h, kind="stable"))
wide = (np.arange(3000) * 48271 % 65521).astype(np.int32).reshape(2, 3, 500)
print(np.sort(wide, axis=2)[:, :, ::50], np.sort(wide, axis=1)[1, :, 7], np.argsort(wide, axis=0)[:, 2, :9])
