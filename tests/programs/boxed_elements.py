# boxed: may alias another one
import numpy as np

yes, no = int(np.array([1]).sum()), int(np.array([0]).sum())


def change(x, n):
    for i in range(n):
        for j in range(2):
            x[i, j] = x[i, j] * x[n - 1 - i, 1 - j] + x[i, 0]
    x[1] -= x[0]
    x[:, 1] = x[:, 0]


for k in (yes, no):
    for dtype in (np.int8, np.int16, np.int32, np.int64, np.uint8, np.uint16, np.uint32, np.uint64, np.float16, np.float32,
                  np.float64, np.complex64, np.complex128):
        a, b = (np.arange(6).reshape(3, 2) * 45 - 3).astype(dtype), np.full((3, 2), 2, dtype)
        x = a if k else b
        change(x, 3)
        x[2, 1] = 100
        x[2, 0] -= x[2, 1]
        print(x, a, b, x.dtype, x[2, 0], type(x[1, 1]))
    a, b = np.array([True, False, True]), np.zeros(3, bool)
    x = a if k else b
    x[1] = x[0]
    x[0] = not x[2]
    x |= b
    print(x, a, b, x[1], x.any())
    a, b = np.array([1 + 2j, 3 - 4j]), np.array([0.5j, 2])
    x = a if k else b
    re, im = x.real, x.imag
    re[0] = 10
    im += 1
    x.imag[1] = -8
    x.real *= 2
    x[0] += 1j
    print(x, a, b, re, im, abs(x[1]))

a = np.arange(5)
b = a
for i in range(6):
    if i % 3 == 0:
        b = a.copy()
    elif i % 3 == 1:
        b = a
    b[i % 5] = -i
    a[(i + 1) % 5] += b[i % 5]
    print(a, b, b.sum(), sum(b), list(b), max(b), 7 in b, len(b), [v * 2 for v in b if v > 0])
