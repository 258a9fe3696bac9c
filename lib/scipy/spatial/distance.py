"""scipy.spatial.distance: distances of every pair of rows."""
from numpy import absolute, add, asarray, empty, float64, maximum, not_equal, sqrt, square, zeros


def _pair_sums(name, d, p):
    """The distances whose differences are d, along the last axis."""
    if name in ("euclidean", "sqeuclidean"):
        total = add.reduce(square(d), axis=-1)
        return sqrt(total) if name == "euclidean" else total
    if name == "cityblock":
        return add.reduce(absolute(d), axis=-1)
    if name == "chebyshev":
        return maximum.reduce(absolute(d), axis=-1)
    if name == "minkowski":
        return add.reduce(absolute(d) ** p, axis=-1) ** (1 / p)
    if name == "hamming":
        return add.reduce(not_equal(d, 0), axis=-1) / d.shape[-1]
    raise ValueError("Unknown Distance Metric: " + str(name))


def cdist(XA, XB, metric="euclidean", *, out=None, p=2.0):
    a, b = asarray(XA).astype(float64), asarray(XB).astype(float64)
    if a.ndim != 2:
        raise ValueError("XA must be a 2-dimensional array.")
    if b.ndim != 2:
        raise ValueError("XB must be a 2-dimensional array.")
    if a.shape[1] != b.shape[1]:
        raise ValueError("XA and XB must have the same number of columns (i.e. feature dimension.)")
    if callable(metric):
        result = empty((a.shape[0], b.shape[0]))
        for i in range(a.shape[0]):
            for j in range(b.shape[0]):
                result[i, j] = metric(a[i], b[j])
    elif metric == "cosine":
        lengths = sqrt(add.reduce(square(a), axis=1))[:, None] * sqrt(add.reduce(square(b), axis=1))
        result = 1 - a @ b.T / lengths
    else:
        result = _pair_sums(metric, a[:, None] - b, p)
    if out is not None:
        out[...] = result
        return out
    return result


def pdist(X, metric="euclidean", *, out=None, p=2.0):
    full = cdist(X, X, metric, p=p)
    n = full.shape[0]
    parts = [full[i, j] for i in range(n) for j in range(i + 1, n)]
    return asarray(parts, dtype=float64)


def squareform(X):
    X = asarray(X)
    if X.ndim == 2:
        n = X.shape[0]
        return asarray([X[i, j] for i in range(n) for j in range(i + 1, n)])
    n = 1
    while n * (n - 1) // 2 < X.shape[0]:
        n += 1
    full, k = zeros((n, n), X.dtype), 0
    for i in range(n):
        for j in range(i + 1, n):
            full[i, j] = full[j, i] = X[k]
            k += 1
    return full


def euclidean(u, v):
    return float(cdist([u], [v])[0, 0])


def cityblock(u, v):
    return add.reduce(absolute(asarray(u) - asarray(v)))
