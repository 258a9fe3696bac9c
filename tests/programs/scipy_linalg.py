"""Factorisations, systems and the exponential of scipy.linalg."""
import numpy as np
from scipy import linalg

np.set_printoptions(precision=8, suppress=True)
rng = np.random.RandomState(3)
n = len(np.arange(6))
for a in (rng.rand(n, n), rng.rand(n, n) + 1j * rng.rand(n, n), rng.rand(4, 4).astype(np.float32)):
    b = rng.rand(a.shape[0])
    p, low, up = linalg.lu(a)
    print(p, np.round(low, 5), np.round(up, 5))
    factors = linalg.lu_factor(a)
    print(factors[1], np.round(factors[0], 5))
    for trans in (0, 1, 2):
        print(np.round(linalg.lu_solve(factors, b, trans), 3))
    print(np.round(linalg.expm(a / 4), 4))
tall = rng.rand(5, 3)
p, low, up = linalg.lu(tall)
print(p.shape, low.shape, up.shape, np.abs(p @ low @ up - tall).max() < 1e-14)
pl, u = linalg.lu(tall.T, permute_l=True)
print(pl, u)
s = rng.rand(n, n)
s = s @ s.T + np.eye(n)
for lower in (False, True):
    c = linalg.cho_factor(s, lower)
    print(c[0], c[1], linalg.cho_solve(c, np.arange(float(n))))
print(linalg.solve_banded((1, 1), np.array([[0, 2, -1.0, 3], [4.0, 1, 5, 2], [1, 7, 2, 0]]), np.array([1, 2, 3, 4])))
print(linalg.solve_banded((2, 1), rng.rand(4, n), rng.rand(n, 2)))
print(linalg.solve_banded((0, 2), rng.rand(3, n) + 1j, rng.rand(n)))
print(linalg.circulant([1, 2, 3]), linalg.expm(np.zeros((2, 2))), linalg.expm(np.array([[0, 20], [-20, 0]])))
try:
    linalg.solve_banded((1, 1), np.zeros((3, 3)), np.ones(3))
except linalg.LinAlgError as e:
    print(e)
try:
    linalg.solve_banded((1, 2), np.zeros((3, 3)), np.ones(3))
except ValueError as e:
    print(e)
for a in (s, s + np.triu(rng.rand(n, n)), np.diag([4.0, 0.0, 9.0]), rng.rand(3, 3) + 4j * np.eye(3)):
    r = linalg.sqrtm(a)
    print(np.round(r if np.iscomplexobj(a) else r.real, 6) + 0.0, np.abs(r @ r - a).max() < 1e-12)
