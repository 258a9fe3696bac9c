"""Functions of complex numbers are the C library's, bit for bit, in double and single precision."""
import numpy as np
np.seterr(all="ignore")
r = np.random.RandomState(3)
z = (r.randn(2000) * 3 + 1j * r.randn(2000) * 3)
z[:6] = [0, 1, -1, 1j, -1j, 0.5]
def f(z, w):
    for u in (np.log, np.exp, np.exp2, np.sin, np.cos, np.sinh, np.cosh, np.log2, np.log10, np.log1p, np.expm1, np.sqrt, np.tan, np.tanh):
        x = u(z)
        for v in x[:40]: print(u.__name__, v)
        print(x.dtype)
    for e in (0.5, 2, 3, 4, -1, -2, 7, 0, 1.5, 2 + 1j, 100):
        x = z ** e
        print(e, x[:20])
    x = z ** w
    for v in x[:60]: print(v)
    print(z[3:20] ** np.arange(17))
f(z, z[::-1].copy())
f(z.astype(np.complex64), z[::-1].astype(np.complex64))
a1 = 2 - 3j
print(np.tanh(a1), np.sqrt(a1), np.log2(a1), np.power(a1, 3))
