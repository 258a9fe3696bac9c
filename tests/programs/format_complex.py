# Format specifications of complex numbers.
import numpy as np


def show(z):
    print(f"{z} {z:10} {z:<12} {z:.3} {z:.2f} {z:+.1e} {z:#} {z:#.3g} {z:,.2f} {z:^20.3f} {z: .2f} {z:n} {z:*>15} {z:>+9} {z:.10}|")


for z in (1 + 2j, 3j, complex(-0.0, 1), 1234567.891 - 0.001j, complex(-2, -0.0), 1e20 + 1e-20j, complex(np.nan, 1), complex(1, -np.inf)):
    show(z)
a = np.array([1.5 - 2j, 3j], dtype=np.complex64)
print(f"{a[0]:.3f} {a[1]:>12} {a.sum():.1e}", "%s" % a[0], "{:.2f} and {}".format(a[1], a[1]), format(np.complex128(1), ".1f"))
print(", ".join(f"{x:.4f}" for x in [1j, -1j]))
for place in range(2):
    try:
        print(f"{a[place]:.2f}", [1j][place])
    except IndexError:
        print("none")
