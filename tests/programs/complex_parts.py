# Both parts of complex functions, where one of them is small, and the signs of zeros.
import numpy as np

for x in (complex(-1.5, -0.0), complex(-0.0, -0.0), complex(1.0, -0.0)):
    print(x, x.conjugate())
z = np.array([complex(a, b) for a in (-25.0, -8.0, -1.5, -0.0, 0.0, 3.0, 30.0) for b in (-2.0, -0.0, 0.0, 0.125, 3.0)])
print(np.signbit(z.real), np.signbit(z.imag))


def show(w):
    for part in (w.real, w.imag):
        print(" ".join([f"{v:.4e}" if abs(v) > 1e-14 else "small" for v in part]))


for f in (np.tanh, np.tan, np.sinh, np.cosh, np.sin, np.exp):
    show(f(z))
    show(f(z[5:].astype(np.complex64)).astype(np.complex128))
print(np.signbit((z ** 0.5).imag))
show(z[z != 0] ** -1)
a = np.array([2.0, -0.0, -np.inf, np.inf, 0.25])
print(a ** 0.5, a ** -1, a ** 2, np.power(a, 0.5))
