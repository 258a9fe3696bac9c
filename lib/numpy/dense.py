"""Dense linear algebra for native code: what LAPACK does for the interpreter's `_numpy`."""
from _numpy import *


class LinAlgError(ValueError):
    pass


def _number_type(a):
    """What LAPACK computes in."""
    if a.dtype == float16:
        raise TypeError("array type float16 is unsupported in linalg")
    return a.dtype if a.dtype.kind in "fc" else dtype(float64)


def _matrix(a):
    a = asanyarray(a)
    if a.ndim != 2:
        raise NotImplementedError("native code: linear algebra on stacks of matrices")
    return a.astype(_number_type(a))


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


def _divide(v, x):
    """v / x in place: complex numbers as LAPACK does it, by way of 1 / x."""
    if v.dtype.kind == "c":
        v *= 1 / x
    else:
        v /= x


def _pivot_columns(w, n, start, end):
    """Reduces columns start to end of w, to the left of which all is done; row exchanges go through all columns. Their sign.
    Works on a copy in which the columns are what is contiguous."""
    sign = 1.0
    columns = transpose(w[start:, start:end]).copy()
    for j in range(end - start):
        rest = columns[j, j:]
        size = absolute(rest) if w.dtype.kind != "c" else absolute(rest.real) + absolute(rest.imag)
        p = j + int(argmax(size))
        if p != j:
            sign = -sign
            _swap_rows(w, start + j, start + p)
            t = array(columns[:, j])
            columns[:, j] = columns[:, p]
            columns[:, p] = t
        if columns[j, j] != 0:
            _divide(columns[j, j + 1:], columns[j, j])
            for i in range(j + 1, end - start):
                columns[i, j + 1:] -= columns[i, j] * columns[j, j + 1:]
    w[start:, start:end] = transpose(columns)
    return sign


def _unit_lower_inverse(a):
    """Of a small lower triangular block with ones on its diagonal, which are not looked at."""
    x = zeros(a.shape, a.dtype)
    for i in range(a.shape[0]):
        x[i, i] = 1
        x[i, :i] = -matmul(a[i, :i], x[:i, :i])
    return x


def _upper_inverse(a):
    """Of a small upper triangular block; what is below the diagonal is not looked at."""
    x = zeros(a.shape, a.dtype)
    for step in range(a.shape[0]):
        i = a.shape[0] - 1 - step
        x[i, i] = 1 / a[i, i]
        x[i, i + 1:] = -matmul(a[i, i + 1:], x[i + 1:, i + 1:])
        _divide(x[i, i + 1:], a[i, i])
    return x


def _eliminate(w, n):
    """Reduces the first n columns of w, which has n rows, to upper triangular form, in place, and what stands right of them
    alike; the sign of the row exchanges. Left-looking LU factorisation in blocks of columns: a block gets all that was done
    to the columns before it as matrix products, which it stays in the cache for. Many columns on the right get a block's
    inverse as one product, few get its rows one by one."""
    sign = 1.0
    total = w.shape[1]
    many = total - n >= 32
    inverses = zeros((n if many else 0, 32), w.dtype)
    start = 0
    while start < total:
        end = start + (32 if start < n else 128)
        limit = n if start < n else total
        if end > limit:
            end = limit
        for k in range(0, start if start < n else n, 32):
            m = k + 32 if k + 32 < n else n
            if start >= n and many:
                if start == n:
                    inverses[k:m, :m - k] = _unit_lower_inverse(w[k:m, k:m])
                w[k:m, start:end] = matmul(inverses[k:m, :m - k], w[k:m, start:end])
            else:
                for i in range(k + 1, m):
                    w[i, start:end] -= matmul(w[i, k:i], w[k:i, start:end])
            w[m:, start:end] -= matmul(w[m:, k:m], w[k:m, start:end])
        if start < n:
            sign = sign * _pivot_columns(w, n, start, end)
        start = end
    return sign


def _back_substitute(a, y):
    """Solves a x = y for upper triangular a, in place, in blocks of rows from below."""
    n = a.shape[0]
    for step in range(0, n, 16):
        end = n - step
        k = end - 16 if end > 16 else 0
        if y.shape[1] >= 32:
            y[k:end] = matmul(_upper_inverse(a[k:end, k:end]), y[k:end])
        else:
            for j in range(end - k):
                i = end - 1 - j
                y[i] = (y[i] - matmul(a[i, i + 1:end], y[i + 1:end])) / a[i, i]
        y[:k] -= matmul(a[:k, k:end], y[k:end])


def _solve(a, b):
    a = _square(a)
    b = asanyarray(b)
    t = result_type(a, _number_type(b))
    n = a.shape[0]
    columns = b.astype(t) if b.ndim == 2 else b.astype(t).reshape((n, 1))
    w = concatenate((a.astype(t), columns), axis=1)
    _eliminate(w, n)
    for i in range(n):
        if w[i, i] == 0:
            raise LinAlgError("Singular matrix")
    y = array(w[:, n:])
    _back_substitute(w[:, :n], y)
    return y.reshape(b.shape)


def _inv(a):
    a = _square(a)
    one = zeros(a.shape, a.dtype)
    for i in range(a.shape[0]):
        one[i, i] = 1
    return _solve(a, one)


def _det(a):
    a = array(_square(a))
    d = _eliminate(a, a.shape[0])
    for i in range(a.shape[0]):
        d = d * a[i, i]
    return d if d != 0 else 0 * d * d


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


def _svd(a, full, vectors=True):
    a = _matrix(a)
    if not vectors:
        return _tall_svd(a if a.shape[0] >= a.shape[1] else transpose(a), False)[1]
    if a.shape[0] >= a.shape[1]:
        return _tall_svd(a, full)
    u, s, vh = _tall_svd(transpose(a), full)
    return transpose(vh), s, transpose(u)
