"""scipy.linalg: NumPy's linear algebra with SciPy's arguments."""
from numpy import asarray, conjugate, linalg as _linalg, transpose
from numpy.linalg import LinAlgError, inv, det, solve, svd, pinv, norm, lstsq


def cholesky(a, lower=False, overwrite_a=False, check_finite=True):
    low = _linalg.cholesky(a)
    return low if lower else conjugate(transpose(low))


def eigh(a, b=None, lower=True, eigvals_only=False):
    """With b: the problem a v = w b v, by b's Cholesky factor (Golub and Van Loan, 8.7)."""
    uplo = "L" if lower else "U"
    if b is None:
        w, v = _linalg.eigh(a, uplo)
    else:
        factor = _linalg.inv(_linalg.cholesky(b))
        w, v = _linalg.eigh(factor @ asarray(a) @ conjugate(transpose(factor)), uplo)
        v = conjugate(transpose(factor)) @ v
    return w if eigvals_only else (w, v)


def eigvalsh(a, b=None, lower=True):
    return eigh(a, b, lower, True)


def eig(a):
    return _linalg.eig(a)


def qr(a, mode="full"):
    if mode not in ("full", "r", "economic"):
        raise ValueError("Mode argument should be one of ['full', 'r', 'economic', 'raw']")
    q, r = _linalg.qr(a, "reduced" if mode == "economic" else "complete")
    return (r,) if mode == "r" else (q, r)


def solve_triangular(a, b, trans=0, lower=False, unit_diagonal=False):
    from numpy import eye, tril, triu
    a = asarray(a)
    a = tril(a) if lower else triu(a)
    if unit_diagonal:
        a = (tril(a, -1) if lower else triu(a, 1)) + eye(a.shape[0])
    return _linalg.solve(a if trans in (0, "N") else transpose(a), b)


def toeplitz(c, r=None):
    from numpy import arange, concatenate
    c = asarray(c).ravel()
    r = conjugate(c) if r is None else asarray(r).ravel()
    line = concatenate((c[::-1], r[1:]))
    return line[len(c) - 1 + arange(len(r)) - arange(len(c))[:, None]]


def block_diag(*arrs):
    from numpy import atleast_2d, result_type, zeros
    parts = [atleast_2d(a) for a in arrs]
    out = zeros((sum([p.shape[0] for p in parts]), sum([p.shape[1] for p in parts])), dtype=result_type(*parts))
    i = j = 0
    for p in parts:
        out[i:i + p.shape[0], j:j + p.shape[1]] = p
        i, j = i + p.shape[0], j + p.shape[1]
    return out


def circulant(c):
    from numpy import arange
    c = asarray(c).ravel()
    return c[arange(len(c))[:, None] - arange(len(c))]


def _inexact(*arrays):
    from numpy import result_type
    t = result_type(*arrays)
    return t if t.kind in "fc" and t.itemsize > 2 else result_type(t, 1.0)


def _pivoted(a):
    """The factors of rows in one array, L below the diagonal and U above it, and with which row each was exchanged."""
    from numpy import absolute, arange, array
    w = array(a, dtype=_inexact(a))
    m, n = w.shape
    pivots = arange(min(m, n))
    for k in range(min(m, n)):
        column = w[k:, k]
        p = k + int((absolute(column.real) + absolute(column.imag)).argmax())
        pivots[k] = p
        if p != k:
            row = w[k].copy()
            w[k] = w[p]
            w[p] = row
        if w[k, k] != 0:
            for i in range(k + 1, m):
                w[i, k] /= w[k, k]
                w[i, k + 1:] -= w[i, k] * w[k, k + 1:]
    return w, pivots


def _exchanged(pivots, m):
    """Where the rows of a matrix come to be."""
    from numpy import arange
    order = arange(m)
    for k in range(len(pivots)):
        p = pivots[k]
        order[k], order[p] = order[p], order[k]
    return order


def lu_factor(a, overwrite_a=False, check_finite=True):
    a = asarray(a)
    if a.ndim != 2 or a.shape[0] != a.shape[1]:
        raise ValueError("expected square matrix")
    return _pivoted(a)


def lu_solve(lu_and_piv, b, trans=0, overwrite_b=False, check_finite=True):
    from numpy import array, zeros
    w, pivots = lu_and_piv
    b = asarray(b)
    n = w.shape[0]
    if b.shape[0] != n:
        raise ValueError(f"Shapes of lu {w.shape} and b {b.shape} are incompatible")
    order = _exchanged(pivots, n)
    if trans == 0:
        return _upper(w, _unit_lower(w, array(b[order], dtype=_inexact(w, b))))
    t = transpose(w) if trans == 1 else conjugate(transpose(w))
    y = _lower(t, array(b, dtype=_inexact(w, b)))
    for k in range(n - 1, -1, -1):
        y[k] = y[k] - t[k, k + 1:] @ y[k + 1:]
    x = zeros(y.shape, dtype=y.dtype)
    x[order] = y
    return x


def _lower(w, y):
    for k in range(w.shape[0]):
        y[k] = (y[k] - w[k, :k] @ y[:k]) / w[k, k]
    return y


def _unit_lower(w, y):
    for k in range(1, w.shape[0]):
        y[k] = y[k] - w[k, :k] @ y[:k]
    return y


def _upper(w, y):
    for k in range(w.shape[0] - 1, -1, -1):
        y[k] = (y[k] - w[k, k + 1:] @ y[k + 1:]) / w[k, k]
    return y


def lu(a, permute_l=False, overwrite_a=False, check_finite=True):
    from numpy import eye, tril, triu, zeros
    a = asarray(a)
    if a.ndim != 2:
        raise ValueError("expected matrix")
    m, k = a.shape[0], min(a.shape)
    w, pivots = _pivoted(a)
    low, up = tril(w[:, :k], -1) + eye(m, k, dtype=w.dtype), triu(w[:k])
    p = zeros((m, m), dtype=low.real.dtype)
    order = _exchanged(pivots, m)
    for i in range(m):
        p[order[i], i] = 1
    return (p @ low, up) if permute_l else (p, low, up)


def cho_factor(a, lower=False, overwrite_a=False, check_finite=True):
    from numpy import tril, triu
    a = asarray(a)
    low = _linalg.cholesky(a if lower else conjugate(transpose(a)))
    if lower:
        return low + triu(a, 1), True
    return conjugate(transpose(low)) + tril(a, -1), False


def cho_solve(c_and_lower, b, overwrite_b=False, check_finite=True):
    from numpy import array
    c, lower = c_and_lower
    b = asarray(b)
    if c.shape[1] != b.shape[0]:
        raise ValueError(f"incompatible dimensions ({c.shape} and {b.shape})")
    up = conjugate(transpose(c)) if lower else c
    return _upper(up, _lower(conjugate(transpose(up)), array(b, dtype=_inexact(c, b))))


def _band_rows(ab, below, above):
    """The rows of a matrix of diagonals: row i from its column max(0, i - below) on."""
    from numpy import zeros
    n = ab.shape[1]
    rows = zeros((n, below + above + 1), dtype=_inexact(ab))
    for i in range(n):
        start = max(0, i - below)
        for j in range(start, min(n, i + above + 1)):
            rows[i, j - start] = ab[above + i - j, j]
    return rows


def solve_banded(l_and_u, ab, b, overwrite_ab=False, overwrite_b=False, check_finite=True):
    """Elimination with row exchanges; the rows that a step looks at begin with the column that it makes zero."""
    from numpy import absolute, array
    ab, b = asarray(ab), asarray(b)
    n = ab.shape[-1]
    if n != b.shape[0]:
        raise ValueError("shapes of ab and b are not compatible.")
    below, above = l_and_u
    if below + above + 1 != ab.shape[0]:
        raise ValueError(f"invalid values for the number of lower and upper diagonals: l+u+1 ({below + above + 1}) does not equal ab.shape[0] ({ab.shape[0]})")
    w, x = _band_rows(ab, below, above), array(b, dtype=_inexact(ab, b))
    for k in range(n):
        end = min(n, k + below + 1)
        column = w[k:end, 0]
        p = k + int((absolute(column.real) + absolute(column.imag)).argmax())
        if w[p, 0] == 0:
            raise LinAlgError("singular matrix")
        if p != k:
            row, value = w[k].copy(), x[k].copy()
            w[k] = w[p]
            w[p] = row
            x[k] = x[p]
            x[p] = value
        for i in range(k + 1, end):
            factor = w[i, 0] / w[k, 0]
            w[i, :-1] = w[i, 1:] - factor * w[k, 1:]
            w[i, -1] = 0
            x[i] -= factor * x[k]
    for k in range(n - 1, -1, -1):
        for c in range(1, min(below + above + 1, n - k)):
            x[k] -= w[k, c] * x[k + c]
        x[k] /= w[k, 0]
    return x


def expm(A):
    """The approximant of degree 13 with scaling and squaring (Higham, The scaling and squaring method revisited, 2005)."""
    from numpy import absolute, ceil, eye, log2
    A = asarray(A)
    if A.ndim != 2 or A.shape[0] != A.shape[1]:
        raise LinAlgError("expected a square matrix")
    A = A.astype(_inexact(A))
    size = float(absolute(A).sum(axis=0).max()) if A.size else 0.0
    halvings = max(0, int(ceil(log2(size / 5.371920351148152)))) if size > 0 else 0
    A = A / 2.0**halvings
    b = (64764752532480000., 32382376266240000., 7771770303897600., 1187353796428800., 129060195264000., 10559470521600., 670442572800., 33522128640., 1323241920., 40840800., 960960., 16380., 182., 1.)
    one, A2 = eye(A.shape[0], dtype=A.dtype), A @ A
    A4 = A2 @ A2
    A6 = A2 @ A4
    odd = A @ (A6 @ (b[13] * A6 + b[11] * A4 + b[9] * A2) + b[7] * A6 + b[5] * A4 + b[3] * A2 + b[1] * one)
    even = A6 @ (b[12] * A6 + b[10] * A4 + b[8] * A2) + b[6] * A6 + b[4] * A4 + b[2] * A2 + b[0] * one
    result = _linalg.solve(even - odd, even + odd)
    for i in range(halvings):
        result = result @ result
    return result


def sqrtm(A):
    """Of symmetric matrices by their eigenvalues, of others by the product form of Denman and Beavers' iteration (Higham,
    Functions of Matrices, 6.3)."""
    from numpy import absolute, array_equal, eye, sqrt, where
    A = asarray(A)
    a = A.astype(_inexact(A))
    if array_equal(a, conjugate(transpose(a))):
        w, v = _linalg.eigh(a)
        if w[0] < -1e-12 * absolute(w).max():
            raise NotImplementedError("npcc: sqrtm of a matrix with negative eigenvalues")
        return (v * sqrt(where(w < 0, 0.0, w))) @ conjugate(transpose(v))
    one, x, m = eye(a.shape[0], dtype=a.dtype), a, a
    for i in range(60):
        inverse = _linalg.inv(m)
        x = (x + x @ inverse) / 2
        m = (one + (m + inverse) / 2) / 2
        if absolute(m - one).max() < 1e-14:
            return x
    raise NotImplementedError("npcc: sqrtm of a matrix with negative eigenvalues")
