"""numpy.linalg."""
from _numpy import *
from _numpy import _solve, _inv, _det, _slogdet, _cholesky, _qr, _eigh, _eig, _svd
from numpy.functions import moveaxis, eye
from numpy.tools import tensordot


def norm(x, ord=None, axis=None, keepdims=False):
    x = asanyarray(x)
    if x.dtype.kind in "biu":
        x = x.astype(float64)
    if axis is None:
        if ord is None or (ord == "fro" and x.ndim == 2) or (ord == 2 and x.ndim == 1):
            flat = x.ravel(order="K")
            if x.dtype.kind == "c":
                total = dot(flat.real, flat.real) + dot(flat.imag, flat.imag)
            else:
                total = dot(flat, flat)
            result = sqrt(total)
            if keepdims:
                return asanyarray(result).reshape((1,) * x.ndim)
            return result
        axes = tuple(range(x.ndim))
    elif isinstance(axis, int):
        axes = (axis,)
    else:
        axes = tuple(axis)
    if len(axes) == 1:
        return _vector_norm(x, ord, axes[0], keepdims)
    if len(axes) == 2:
        return _matrix_norm(x, ord, axes, keepdims)
    raise ValueError("Improper number of dimensions to norm.")


def _squares(x):
    if x.dtype.kind == "c":
        return multiply(conjugate(x), x).real
    return multiply(x, x)


def _vector_norm(x, ord, axis, keepdims):
    if ord is None or ord == 2:
        return sqrt(add.reduce(_squares(x), axis=axis, keepdims=keepdims))
    if ord == inf:
        return maximum.reduce(absolute(x), axis=axis, keepdims=keepdims)
    if ord == -inf:
        return minimum.reduce(absolute(x), axis=axis, keepdims=keepdims)
    if ord == 0:
        return add.reduce(not_equal(x, 0).astype(x.real.dtype), axis=axis, keepdims=keepdims)
    if ord == 1:
        return add.reduce(absolute(x), axis=axis, keepdims=keepdims)
    if isinstance(ord, str):
        raise ValueError("Invalid norm order '" + ord + "' for vectors")
    return power(add.reduce(power(absolute(x), ord), axis=axis, keepdims=keepdims), 1 / ord)


def _matrix_norm(x, ord, axes, keepdims):
    row = axes[0] % x.ndim
    column = axes[1] % x.ndim
    if ord is None or ord == "fro":
        return sqrt(add.reduce(_squares(x), axis=axes, keepdims=keepdims))
    if ord in (1, -1, inf, -inf):
        if ord in (inf, -inf):
            row, column = column, row
        sums = add.reduce(absolute(x), axis=row, keepdims=True)
        best = maximum if ord in (1, inf) else minimum
        result = best.reduce(sums, axis=column, keepdims=True)
    elif ord in (2, -2, "nuc"):
        s = _svd(moveaxis(x, (row, column), (-2, -1)), False)[1]
        if ord == "nuc":
            result = add.reduce(s, axis=-1)
        else:
            result = (maximum if ord == 2 else minimum).reduce(s, axis=-1)
        if keepdims:
            return expand_dims(result, (row, column))
        return result
    else:
        raise ValueError("Invalid norm order for matrices.")
    if keepdims:
        return result
    return squeeze(result, axis=(row, column))[()]


def inv(a):
    return _inv(a)


def det(a):
    return _det(a)


def slogdet(a):
    return _slogdet(a)


def solve(a, b):
    return _solve(a, b)


def cholesky(a):
    return _cholesky(a)


def qr(a, mode="reduced"):
    q, r = _qr(a, mode == "complete")
    if mode == "r":
        return r
    return q, r


def eigh(a, UPLO="L"):
    return _eigh(a, UPLO)


def eigvalsh(a, UPLO="L"):
    return _eigh(a, UPLO)[0]


def eig(a):
    return _eig(a)


def eigvals(a):
    return _eig(a)[0]


def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    u, s, vh = _svd(a, full_matrices)
    if compute_uv:
        return u, s, vh
    return s


def pinv(a, rcond=1e-15, hermitian=False):
    a = asanyarray(a)
    u, s, vh = _svd(conjugate(a), False)
    cutoff = rcond * maximum.reduce(s, axis=-1, keepdims=True)
    large = greater(s, cutoff)
    s = where(large, divide(1, where(large, s, 1)), 0).astype(s.dtype)
    return matmul(swapaxes(vh, -1, -2), multiply(s[..., newaxis], swapaxes(u, -1, -2)))


def matrix_rank(A, tol=None, hermitian=False):
    A = asanyarray(A)
    if A.ndim < 2:
        return int(not bool(logical_and.reduce(equal(A, 0), axis=None)))
    s = _svd(A, False)[1]
    if tol is None:
        n = A.shape[-1] if A.shape[-1] > A.shape[-2] else A.shape[-2]
        eps = 2.0 ** -23 if s.dtype == float32 else 2.0 ** -52
        tol = maximum.reduce(s, axis=-1, keepdims=True) * n * eps
    return add.reduce(greater(s, tol), axis=-1)


def lstsq(a, b, rcond="warn"):
    a = asanyarray(a)
    b = asanyarray(b)
    m, n = a.shape
    if rcond is None or rcond == "warn":
        rcond = 2.0 ** -52 * (m if m > n else n)
    vector = b.ndim == 1
    rhs = b[:, newaxis] if vector else b
    u, s, vh = _svd(a, False)
    keep = greater(s, rcond * s[0])
    rank = int(add.reduce(keep))
    scaled = where(keep, divide(1, where(keep, s, 1)), 0)
    x = matmul(conjugate(vh.T), scaled[:, newaxis] * matmul(conjugate(u.T), rhs))
    residuals = zeros(0, dtype=x.dtype)
    if rank == n and m > n:
        d = rhs - matmul(a, x)
        residuals = add.reduce(_squares(d), axis=0)
    return (x[:, 0] if vector else x), residuals, rank, s


def matrix_power(a, n):
    a = asanyarray(a)
    if n < 0:
        return matrix_power(inv(a), -n)
    if n == 0:
        return eye(a.shape[-1], dtype=a.dtype)
    result = None
    while n > 0:
        if n % 2 == 1:
            result = a if result is None else matmul(result, a)
        n = n // 2
        if n > 0:
            a = matmul(a, a)
    return result


def multi_dot(arrays):
    result = asanyarray(arrays[0])
    for a in arrays[1:]:
        result = dot(result, a)
    return result


def cond(x, p=None):
    if p is None or p == 2:
        s = _svd(x, False)[1]
        return s[..., 0] / s[..., -1]
    return norm(x, p) * norm(inv(x), p)
