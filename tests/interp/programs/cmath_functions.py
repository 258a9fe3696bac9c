# cmath: every function at ordinary, extreme and special places.
import cmath
import math

NAMES = "sqrt exp log sin cos tan sinh cosh tanh asin acos atan asinh acosh atanh log10 phase polar".split()
VALUES = [1 + 2j, -0.5 + 0.3j, 1e-8 + 3j, 20 - 5j, 0j, complex(-0.0, 0.0), complex(0.0, -0.0), 1 + 0j, -1 + 0j, 1j, -1j, 2 + 0j,
          complex(-2.0, -0.0), 1e300 + 1e300j, 1e-310 + 1e-310j, 710 + 1j, -710.2 + 0.1j, 1 + 1e-200j, 3e5 - 2e7j, 0.9 + 0.1j,
          1e160 - 2j, 5, 0.25, True]
SPECIAL = [complex(a, b) for a in (math.inf, -math.inf, 1.5, math.nan) for b in (math.inf, -math.inf, -2.0, 0.0, math.nan)]


def show(name, z):
    try:
        r = getattr(cmath, name)(z)
    except (ValueError, OverflowError) as e:
        r = f"{type(e).__name__}: {e}"
    print(name, z, r)


for name in NAMES:
    for z in VALUES:
        show(name, z)
for name in ("sqrt", "exp", "log", "sinh", "cosh", "tanh"):
    for z in SPECIAL:
        if z.real == z.real and z.imag == z.imag:
            show(name, z)
print(cmath.log(8, 2), cmath.log(1j, 10), cmath.rect(2, 1), cmath.isclose(1, 1 + 1e-10j), cmath.isclose(1, 1.1))
for bad in ("x", None, [1]):
    try:
        cmath.sqrt(bad)
    except TypeError as e:
        print("TypeError")
