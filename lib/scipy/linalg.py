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
