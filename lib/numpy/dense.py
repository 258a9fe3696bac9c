"""Dense linear algebra for native code: what LAPACK does for the interpreter's `_numpy`."""
from _numpy import *


class LinAlgError(ValueError):
    pass


def _matrix(a):
    a = asanyarray(a)
    if a.ndim != 2:
        raise NotImplementedError("npcc: linear algebra on stacks of matrices is not supported in native code")
    return a.astype(a.dtype if a.dtype.kind in "fc" else float64)


def _square(a):
    a = _matrix(a)
    if a.shape[0] != a.shape[1]:
        raise LinAlgError("Last 2 dimensions of the array must be square")
    return a


# ---- elimination with partial pivoting ----


def _swap_rows(a, i, j):
    t = array(a[i])
    a[i] = a[j]
    a[j] = t


def _eliminate(a, b):
    """Reduces a and b, in place, to upper triangular form; the sign of the row exchanges."""
    n = a.shape[0]
    sign = 1.0
    for k in range(n):
        p = k
        for i in range(k + 1, n):
            if absolute(a[i, k]) > absolute(a[p, k]):
                p = i
        if p != k:
            sign = -sign
            _swap_rows(a, k, p)
            _swap_rows(b, k, p)
        if a[k, k] != 0:
            for i in range(k + 1, n):
                f = a[i, k] / a[k, k]
                a[i, k:] -= f * a[k, k:]
                b[i] -= f * b[k]
    return sign


def _solve(a, b):
    a = array(_square(a))
    b = asanyarray(b)
    t = (a[:1, :1] * b.reshape(-1)[:1]).dtype
    a = a.astype(t)
    x = array(b.astype(t))
    n = a.shape[0]
    y = x.reshape((n, -1))
    _eliminate(a, y)
    for i in range(n):
        if a[i, i] == 0:
            raise LinAlgError("Singular matrix")
    for k in range(n):
        i = n - 1 - k
        y[i] = (y[i] - matmul(a[i, i + 1:], y[i + 1:])) / a[i, i]
    return y.reshape(x.shape)


def _inv(a):
    a = _square(a)
    one = zeros(a.shape, a.dtype)
    for i in range(a.shape[0]):
        one[i, i] = 1
    return _solve(a, one)


def _det(a):
    a = array(_square(a))
    d = _eliminate(a, zeros((a.shape[0], 0), a.dtype))
    for i in range(a.shape[0]):
        d = d * a[i, i]
    return d


# ---- Cholesky, in blocks of rows ----


def _factor(d):
    """The lower Cholesky factor of a small block, in place; what is above the diagonal is left alone."""
    for j in range(d.shape[0]):
        row = d[j, :j]
        s = d[j, j].real - matmul(row, conjugate(row)).real
        if not s > 0:
            raise LinAlgError("Matrix is not positive definite")
        d[j, j] = sqrt(s)
        for i in range(j + 1, d.shape[0]):
            d[i, j] = (d[i, j] - matmul(d[i, :j], conjugate(row))) / d[j, j]


def _cholesky(a):
    a = _square(a)
    n = a.shape[0]
    low = zeros(a.shape, a.dtype)
    for k in range(0, n, 48):
        end = k + 48 if k + 48 < n else n
        left = conjugate(low[k:end, :k].T)
        d = a[k:end, k:end] - matmul(low[k:end, :k], left)
        _factor(d)
        below = transpose(a[end:, k:end] - matmul(low[end:, :k], left)).copy()
        for j in range(end - k):
            below[j] = (below[j] - matmul(conjugate(d[j, :j]), below[:j])) / d[j, j]
            low[k + j, k:k + j + 1] = d[j, :j + 1]
        low[end:, k:end] = below.T
    return low


# ---- singular values: one-sided Jacobi ----


def _rotate(w, v, p, q):
    """Makes rows p and q of w orthogonal, and turns the rows of v alike. Was there anything to do?"""
    alpha = matmul(w[p], conjugate(w[p])).real
    beta = matmul(w[q], conjugate(w[q])).real
    gamma = matmul(w[q], conjugate(w[p]))
    size = absolute(gamma)
    if not size > 1e-15 * sqrt(alpha * beta) or size < 1e-300:
        return False
    phase = gamma / size
    zeta = (beta - alpha) / (2 * size)
    t = (1 if zeta >= 0 else -1) / (absolute(zeta) + sqrt(1 + zeta * zeta))
    c = 1 / sqrt(1 + t * t)
    s = c * t
    for m in (w, v):
        x = array(m[p])
        y = m[q] * conjugate(phase)
        m[p] = c * x - s * y
        m[q] = s * x + c * y
    return True


def _complete(rows, known):
    """Fills rows from `known` on, so that all are orthonormal."""
    at = 0
    for i in range(known, rows.shape[0]):
        size = 0.0
        while size < 0.1:
            x = zeros(rows.shape[1], rows.dtype)
            x[at] = 1
            at += 1
            for again in range(2):
                x = x - matmul(matmul(conjugate(rows[:i]), x), rows[:i])
            size = sqrt(matmul(x, conjugate(x)).real)
        rows[i] = x / size


def _tall_svd(a, full):
    m, n = a.shape
    w = transpose(a).copy()
    v = zeros((n, n), a.dtype)
    for i in range(n):
        v[i, i] = 1
    turned = True
    sweeps = 0
    while turned and sweeps < 40:
        turned = False
        sweeps += 1
        for p in range(n):
            for q in range(p + 1, n):
                if _rotate(w, v, p, q):
                    turned = True
    s = sqrt(add.reduce((w * conjugate(w)).real, axis=1))
    order = argsort(-s)
    s = s[order]
    w = w[order]
    u = zeros((m if full else n, m), a.dtype)
    known = 0
    for i in range(n):
        if s[i] > 1e-14 * s[0]:
            u[i] = w[i] / s[i]
            known = i + 1
    _complete(u, known)
    return transpose(u), s, conjugate(v[order])


def _svd(a, full):
    a = _matrix(a)
    if a.shape[0] >= a.shape[1]:
        return _tall_svd(a, full)
    u, s, vh = _tall_svd(transpose(a), full)
    return transpose(vh), s, transpose(u)
