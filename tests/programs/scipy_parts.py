"""Parts of SciPy."""
import numpy as np
from scipy import constants, stats
from scipy.fft import fft
from scipy.integrate import quad, simpson
from scipy.linalg import norm, solve
from scipy.signal import convolve, get_window
from scipy.spatial.distance import cdist
from scipy.special import comb, erf, expit, factorial, gamma, logsumexp, softmax

np.set_printoptions(precision=8, suppress=True)
n = len(np.arange(3))
x = np.arange(5.0) + n
m = np.arange(12.0).reshape(4, 3)
print(constants.c, constants.k, stats.norm.cdf(0.3), stats.zscore(x))
print(erf(x / 5), expit(x), gamma(x), factorial(5), comb(n + 2, 2), logsumexp(x), softmax(x))
print(np.abs(fft(x)), simpson(x * x, x), round(quad(lambda t: t * t, 0, n)[0], 9))
print(norm(m), solve(m @ m.T + np.eye(4), np.ones(4)), convolve(x, np.ones(2)), get_window("hann", 8))
print(cdist(m, m[:2]))
from scipy import special
print(special.iv(1, np.linspace(-2, 10, 4)), round(special.i1(2.0), 9))
