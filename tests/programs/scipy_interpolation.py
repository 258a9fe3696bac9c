"""scipy.interpolate: interp1d and CubicSpline."""
import numpy as np
from scipy import interpolate
from scipy.interpolate import CubicSpline, interp1d

np.set_printoptions(precision=8, suppress=True)
rng = np.random.RandomState(1)
x = np.cumsum(rng.rand(7) + 0.1)
y = rng.rand(7)
at = np.linspace(x[0], x[-1], 9)
for kind in ("linear", "nearest", "nearest-up", "previous", "next", "zero", "cubic"):
    f = interp1d(x, y, kind=kind)
    print(kind, f(at), f(x), round(float(f(x[2] + 0.01)), 9), f(np.array([[x[1], x[3]]])).shape)
f = interpolate.interp1d(x[::-1], y[::-1])
print(f(at))
for fill in (0.0, (1.0, -1.0), "extrapolate"):
    print(interp1d(x, y, bounds_error=False, fill_value=fill)([0.0, 1.0, 100.0]))
try:
    f(0.0)
except ValueError as e:
    print(e)
wide = np.linspace(x[0] - 1, x[-1] + 1, 7)
for bc in ("not-a-knot", "natural", "clamped"):
    for n in (2, 3, 4, 7):
        s = CubicSpline(x[:n], y[:n], bc_type=bc)
        print(bc, n, s(wide), s(wide, 1), s(wide, 2), s(wide[2], 3), s.c[:, 0])
two = CubicSpline(x, np.stack((y, y * y), axis=1))
print(two(at[:3]), two(at[1]).shape, two(at[:2], 1).shape)
try:
    CubicSpline([0, 0, 1], [1, 2, 3])
except ValueError as e:
    print(e)
