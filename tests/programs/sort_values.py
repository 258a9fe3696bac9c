import numpy as np

# Values that compare equal and are not the same: their order is the algorithm's.
parts = np.array([0.0, -0.0, 1.0, np.nan, -2.5])
for n in (2, 15, 16, 17, 40, 700):
    k = np.arange(n) * 7919
    z = parts[k % 5] + 0j
    z.imag = parts[k // 5 % 5]
    for a in (z, z.astype(np.complex64)):
        print(np.sort(a), np.sort(a, kind="stable"))
    h = parts[k % 5].astype(np.float16)
    print(np.sort(h), np.sort(h, kind="stable"), np.sort(parts[k % 5]))
m = (np.arange(210) * 48271 % 7 - 1j * (np.arange(210) % 3)).reshape(7, 30)
m[::2, ::-1].sort(axis=1)
print(m, np.sort(m, axis=0))
