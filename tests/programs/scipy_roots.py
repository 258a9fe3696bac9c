"""Roots by scipy.optimize."""
import operator
import numpy as np
from scipy import optimize

for method in (optimize.brentq, optimize.bisect):
    print(round(method(lambda x: x * x - 2, 0, 2), 9))
print(round(optimize.newton(lambda x: x**3 - 2, 1.0), 9), round(optimize.newton(lambda x: x**3 - 2, 1.0, fprime=lambda x: 3 * x * x), 9))
print(np.round(optimize.fsolve(lambda x: x * x - 2, [1.0]), 9))
print(np.round(optimize.fsolve(lambda v: [v[0] + v[1] - 3, v[0] * v[1] - 2], [0.5, 3.0]), 9))
print(operator.index(5), operator.index(np.int32(4)), operator.index(True))
try:
    optimize.brentq(lambda x: x * x + 1, 0, 2)
except ValueError as e:
    print(e)
