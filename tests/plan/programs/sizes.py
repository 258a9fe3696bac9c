"""Empty arrays, arrays above and below the limit for frames, and every kind of element."""
import sys
import numpy as np


def total(n, rounds):
    s = 0.0
    for i in range(rounds):
        a = np.arange(n) * 1.0 + i
        b = np.sort(-a)
        c = np.sort(b[::-1] * 3.0)
        s += float(np.sum(c)) + float(np.sum(b[::2]))
    return s


def kinds(n):
    out = []
    for i in range(2):
        a = np.arange(n) % 7 + i
        f = np.sort(a.astype(np.float32) * -0.5)
        m = np.sort(a > 3)
        z = a[::-1] * (1 + 2j)
        h = np.sort(a.astype(np.int16) * -3)
        g = np.sort((a * 300).astype(np.uint8))
        out.append(float(f[0]) + float(m[-1]) + abs(complex(z[-1])) + int(h[-1]) + int(g[-1]))
    return out


k = len(sys.argv)
for n in (0, 1, 7, 8, 1000, 131071, 131072, 131073, 300000):
    print(n, total(n * k, 3))
print(kinds(k), kinds(9 * k), kinds(5000 * k))
