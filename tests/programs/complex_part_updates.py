"""Elements of a row of the real or imaginary parts, read and written in a loop that also looks at the whole array."""
import numpy as np


def turned(z, n):
    re, im = z.real[0], z.imag[1]
    for i in range(1, n):
        re[0] += i
        im[-1] -= re[0]
        np.add.at(re, [-1], -1.5)
        print(z, re[0])
    return z


print(turned(np.array([-3 - 2j, 9 + 3j, -2 + 3j, 1j]).reshape(2, 2), 4))
print(turned(np.zeros((3, 1), dtype=np.complex64), 3))
