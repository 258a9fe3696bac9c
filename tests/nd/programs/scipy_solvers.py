# Minima, roots, fits, integrals and differential equations of SciPy, to the digits that do not depend on rounding.
import math
import numpy as np
from scipy import constants, optimize
from scipy.integrate import cumulative_trapezoid, dblquad, quad, simpson, solve_ivp


def rosen(x):
    return sum(100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2)


def slope(x):
    d = np.zeros_like(x)
    d[1:-1] = 200 * (x[1:-1] - x[:-2] ** 2) - 400 * (x[2:] - x[1:-1] ** 2) * x[1:-1] - 2 * (1 - x[1:-1])
    d[0], d[-1] = -400 * x[0] * (x[1] - x[0] ** 2) - 2 * (1 - x[0]), 200 * (x[-1] - x[-2] ** 2)
    return d


start = np.array([1.3, 0.7, 0.8, 1.9, 1.2])
for method, jac in (("BFGS", None), ("BFGS", slope), ("CG", slope), ("Nelder-Mead", None)):
    r = optimize.minimize(rosen, start, method=method, jac=jac)
    print(method, r.nit, r.nfev, r.x.round(6), r.message, r.success)
print(optimize.fmin_cg(rosen, start, fprime=slope).round(6))
print(optimize.fmin(rosen, start[:2]).round(6))
r = optimize.minimize(lambda x: (x[0] - 1) ** 2 + (x[1] - 2.5) ** 2, [2, 0], callback=lambda x: print(x.round(5)))
print(r.x.round(6), r.nit, r.nfev, sorted(r.keys()))
print(optimize.brentq(lambda x: x ** 3 - 2, 0, 2), optimize.bisect(np.cos, 0, 3), optimize.newton(lambda x: x ** 2 - 2, 1.0),
      optimize.newton(lambda x: x ** 2 - 2, 1.0, fprime=lambda x: 2 * x), optimize.brentq(np.cos, 1, 2, full_output=True)[1].iterations)
print(optimize.fsolve(lambda x: [x[0] * np.cos(x[1]) - 4, x[1] * x[0] - x[1] - 5], [1, 1]).round(10), optimize.root(lambda x: x ** 2 - 3, 1.0).x.round(10))
for bad in (lambda: optimize.brentq(np.cos, 0, 1), lambda: optimize.newton(lambda x: x * x + 1, 0.5)):
    try:
        bad()
    except (ValueError, RuntimeError) as e:
        print(type(e).__name__)
x = np.linspace(0, 4, 20)
y = 2.5 * np.exp(-1.3 * x) + 0.5 + 0.02 * np.sin(7 * x)
p, c = optimize.curve_fit(lambda x, a, b, c: a * np.exp(-b * x) + c, x, y)
print(p.round(6), np.sqrt(np.diag(c)).round(6))

for f, a, b in [(lambda x: x ** 2, 0, 4), (lambda x: np.exp(-x ** 2), -np.inf, np.inf), (lambda x: math.exp(-x), 0, np.inf),
                (lambda x: 1 / math.sqrt(x), 0, 1), (lambda x: math.log(x), 0, 1), (lambda x: abs(x - 0.3), 0, 1),
                (lambda x: math.sin(50 * x), 0, 10), (lambda x: math.exp(x), -np.inf, 1), (lambda x: 1 / (1 + x * x), -5, 5),
                (lambda x: math.cos(x), 3, 1), (lambda x: x ** 0.3 * math.exp(-x), 0, np.inf)]:
    print(f"{quad(f, a, b)[0]:.11g}")
print([f"{v:.10g}" for v in quad(lambda x, a: a * x, 0, 1, args=(3,))], f"{dblquad(lambda y, x: x * y ** 2, 0, 2, lambda x: 0, lambda x: 1)[0]:.10g}")
s = solve_ivp(lambda t, y: [y[1], -y[0]], [0, 10], [1, 0])
print(s.t.round(9), s.y.round(9), s.nfev, s.message, s.success)
s = solve_ivp(lambda t, y, a: -a * y, (0, 3), [2.0, 4.0, 8.0], t_eval=np.linspace(0, 3, 7), args=(0.5,), rtol=1e-8, atol=1e-8)
print(s.y.round(9), s.nfev)
s = solve_ivp(lambda t, y: np.array([1.5 * y[0] - y[0] * y[1], -3 * y[1] + y[0] * y[1]]), (0, 5), [10, 5], method="RK23", dense_output=True)
print(len(s.t), s.nfev, s.sol(np.array([1.0, 2.5, 5])).round(8), s.sol(2.0).round(8))
x = np.linspace(0, 1, 8) ** 1.5
print(round(simpson(x ** 2, x), 12), round(simpson(x[:7] ** 2, dx=0.5), 12), cumulative_trapezoid(x, x, initial=0).round(12))
print([getattr(constants, n) for n in "c G h hbar e k N_A R g m_e psi mile acre gallon Btu hp parsec light_year pt lbf mph knot".split()])
print(constants.convert_temperature(np.array([-40, 40]), "Celsius", "Kelvin"), constants.value("electron mass"), constants.unit("Bohr radius"))
