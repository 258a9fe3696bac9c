"""scipy.spatial's neighbours and scipy.integrate.odeint."""
import numpy as np
from scipy.integrate import odeint
from scipy.spatial import KDTree, cKDTree

np.set_printoptions(precision=5, suppress=True)
rng = np.random.RandomState(0)
data = rng.rand(200, 3)
for cls in KDTree, cKDTree:
    tree = cls(data)
    print(tree.n, tree.m, tree.maxes, tree.mins)
    d, i = tree.query(rng.rand(5, 3))
    print(d, i, d.shape, i.dtype)
    print(tree.query([0.5, 0.5, 0.5]), tree.query([0.5, 0.5, 0.5], k=3))
    d, i = tree.query(rng.rand(2, 4, 3), k=[1, 3], p=1)
    print(d.shape, i[0], d[1])
    print(*tree.query(data[:3], k=2, distance_upper_bound=0.08), *tree.query(data[:2], k=4, p=np.inf))
    print(sorted(tree.query_ball_point([0.5, 0.5, 0.5], 0.2)), tree.query_ball_point(data[:4], 0.12), tree.query_ball_point(data[:4], 0.2, return_length=True))
    print(sorted(tree.query_pairs(0.05)), tree.count_neighbors(tree, 0.1), [len(f) for f in tree.query_ball_tree(cls(data[:20]), 0.3)][:8])
small = cKDTree([[0.0], [2.0]])
print(small.query([[5.0]], k=3), small.query([1.9])[1])
for wrong in lambda: cKDTree([1.0, 2.0]), lambda: small.query([[1.0, 2.0]]), lambda: small.query([1.0], k=0):
    try:
        wrong()
    except ValueError as e:
        print(type(e).__name__)


def pendulum(y, t, b, c):
    theta, omega = y
    return [omega, -b * omega - c * np.sin(theta)]


t = np.linspace(0, 10, 11)
y = odeint(pendulum, [np.pi - 0.1, 0.0], t, args=(0.25, 5.0))
print(y.shape, y)
print(odeint(lambda y, t: -0.5 * y, 5.0, [0, 1, 2, 4]).ravel())
print(odeint(lambda t, y: [y[1], -y[0]], [1, 0], np.linspace(0, 6, 4), tfirst=True, rtol=1e-9))
print(odeint(lambda y, t: y, 1.0, [1, 0.5, 0]).ravel(), odeint(lambda y, t: y, [2.0], [3.0]))


def lorenz(s, t, sigma, rho, beta):
    x, y, z = s
    return sigma * (y - x), x * (rho - z) - y, x * y - beta * z


print(odeint(lorenz, (1.0, 1.0, 1.0), np.arange(0, 3, 0.5), args=(10, 28, 8 / 3)))
for wrong in lambda: odeint(lambda y, t: [y, y], [1.0], [0, 1]), lambda: odeint(lambda y, t: y, [[1.0]], [0, 1]), lambda: odeint(lambda y, t: y, 1.0, [0, 2, 1]):
    try:
        wrong()
    except (RuntimeError, ValueError) as e:
        print(type(e).__name__)
