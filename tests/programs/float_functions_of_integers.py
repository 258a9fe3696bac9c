import numpy as np
I = [np.bool_, np.int8, np.uint8, np.int16, np.uint16, np.int32, np.uint32, np.int64, np.uint64, np.float16, np.float32, np.float64]
for f in (np.arctan2, np.hypot, np.copysign, np.heaviside, np.logaddexp, np.nextafter):
    for a in I:
        for b in I:
            print((f(np.ones(2, a), np.ones(2, b))).dtype, f(np.ones(2, a), b(1)).dtype, f(a(1), b(1)).dtype, end=" ")
        print(f(np.ones(2, a), 1).dtype, f(2.0, np.ones(2, a)).dtype, f(a(1), 1).dtype)
x = np.arange(-5, 300, 7).astype(np.float16)
print(np.deg2rad(x), np.rad2deg(x), np.deg2rad(x.astype(np.float32)), np.rad2deg(x.astype(np.float32)))
