import numpy as np

z = np.array([0j, 1 + 2j, -1 - 0.5j, 2.5, -3j, 0.25 + 0.25j])
for p in [0, 1, 2, 3, 4, -2, 7, -5]:
    print(p, z ** p)
for p in [0.5, 1.5, -0.25, 1j, 1 - 2j]:
    print(p, np.round(np.power(z[1:], p), 6))
for w in z[1:4]:
    for k in range(len(z)):
        for x in (np.power(w, 2 / 2 - k), np.power(w, k / 4)):
            print(np.round(x.real, 6) + 0.0, np.round(x.imag, 6) + 0.0)
