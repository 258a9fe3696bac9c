import numpy as np
from scipy import special, fftpack, linalg
from scipy.spatial.distance import cdist, pdist, squareform


def show(x):
    print(np.array2string(np.asarray(x, dtype=float), precision=7))


x = np.array([0.1, 0.5, 1.0, 2.5, 7.25, 30.0])
for f in (special.gamma, special.gammaln, special.digamma, special.erf, special.erfc, special.expit, special.ndtr, special.i0):
    show(f(x))
show(special.polygamma(1, x))
show(special.polygamma(2, x))
show(special.iv(1.5, x))
show(special.iv(0, [0.0, 1.0, 40.0]))
show(special.ndtri([0.025, 0.5, 0.9, 1e-6]))
show(special.erfinv([-0.5, 0.0, 0.9]))
show(special.logit([0.1, 0.75]))
show(special.logsumexp(x.reshape(2, 3), axis=1))
show(special.softmax([1.0, 2.0, 3.0]))
show(special.comb([5, 6], 2))
print(special.comb(10, 3, exact=True), special.factorial(5), special.gamma(5))
a = np.array([[0.0, 1.0], [2.0, 3.5], [4.0, -1.0]])
for metric in ("euclidean", "sqeuclidean", "cityblock", "chebyshev", "cosine"):
    show(cdist(a + 1, a[:2] + 2, metric))
show(pdist(a))
show(squareform(pdist(a)))
show(np.abs(fftpack.fft([1.0, 2.0, 3.0, 5.0])))
s = np.array([[4.0, 1.0], [1.0, 3.0]])
show(linalg.eigh(s)[0])
show(linalg.eigh(s, np.eye(2) * 2, eigvals_only=True))
show(linalg.cholesky(s, lower=True))
show(linalg.solve_triangular(s, [1.0, 2.0], lower=True))
print(linalg.toeplitz([1, 2, 3]))
