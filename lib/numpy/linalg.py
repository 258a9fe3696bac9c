"""numpy.linalg."""
from _numpy import *
from _numpy import _solve, _inv, _det, _slogdet, _cholesky, _qr, _eigh, _eig, _svd
from numpy.functions import moveaxis, eye, _squares
from numpy.tools import tensordot


def norm(x, ord=None, axis=None, keepdims=False):
    x = asanyarray(x)
    if x.dtype.kind in "biu":
        x = x.astype(float64)
    if axis is None:
        if ord is None or (ord == "fro" and x.ndim == 2) or (ord == 2 and x.ndim == 1):
            flat = x.ravel(order="K")
            if x.dtype.kind == "c":
                total = vdot(flat, flat).real
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


def _eps(t):
    return 2.0 ** -23 if t == float32 or t == complex64 else 2.0 ** -52


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
        s = _svd(moveaxis(x, (row, column), (-2, -1)), False, False)
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
    return asanyarray(squeeze(result, axis=(row, column)))[()]


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
    if mode in ("f", "full", "e", "economic"):
        raise NotImplementedError("npcc: qr(mode='" + mode + "') is not supported")
    if mode == "raw":
        raise NotImplementedError("npcc: qr(mode='raw') is not supported")
    if mode not in ("reduced", "complete", "r"):
        raise ValueError("Unrecognized mode '" + mode + "'")
    q, r = _qr(a, mode == "complete")
    if mode == "r":
        return r
    return q, r


def eigh(a, UPLO="L"):
    UPLO = UPLO.upper()
    if UPLO not in ("L", "U"):
        raise ValueError("UPLO argument must be 'L' or 'U'")
    return _eigh(a, UPLO)


def eigvalsh(a, UPLO="L"):
    UPLO = UPLO.upper()
    if UPLO not in ("L", "U"):
        raise ValueError("UPLO argument must be 'L' or 'U'")
    return _eigh(a, UPLO, False)


def eig(a):
    return _eig(a)


def eigvals(a):
    return _eig(a, False)


def svd(a, full_matrices=True, compute_uv=True, hermitian=False):
    return _svd(a, full_matrices, compute_uv)


def tensorsolve(a, b, axes=None):
    a, b = asanyarray(a), asanyarray(b)
    if axes is not None:
        order = [k for k in range(a.ndim) if k not in axes] + list(axes)
        a = transpose(a, tuple(order))
    rest = a.shape[-(a.ndim - b.ndim):] if a.ndim > b.ndim else ()
    n = 1
    for k in rest:
        n = n * k
    if a.size != n * n:
        raise LinAlgError("Input arrays must satisfy the requirement             prod(a.shape[b.ndim:]) == prod(a.shape[:b.ndim])")
    return solve(a.reshape((n, n)), b.ravel()).reshape(rest)


def tensorinv(a, ind=2):
    a = asanyarray(a)
    if ind <= 0:
        raise ValueError("Invalid ind argument.")
    n = 1
    for k in a.shape[ind:]:
        n = n * k
    return inv(a.reshape((n, -1))).reshape(a.shape[ind:] + a.shape[:ind])


def pinv(a, rcond=1e-15, hermitian=False):
    a = asanyarray(a)
    if a.size == 0:
        return empty(a.shape[:-2] + (a.shape[-1], a.shape[-2]), dtype=a.dtype)
    u, s, vh = _svd(conjugate(a), False)
    cutoff = rcond * maximum.reduce(s, axis=-1, keepdims=True)
    large = greater(s, cutoff)
    s = where(large, divide(1, where(large, s, 1)), 0).astype(s.dtype)
    return matmul(swapaxes(vh, -1, -2), multiply(s[..., newaxis], swapaxes(u, -1, -2)))


def matrix_rank(A, tol=None, hermitian=False):
    A = asanyarray(A)
    if A.ndim < 2:
        return int(not bool(logical_and.reduce(equal(A, 0), axis=None)))
    s = _svd(A, False, False)
    if tol is None:
        n = A.shape[-1] if A.shape[-1] > A.shape[-2] else A.shape[-2]
        tol = maximum.reduce(s, axis=-1, keepdims=True) * n * _eps(s.dtype)
    return add.reduce(greater(s, tol), axis=-1)


def lstsq(a, b, rcond="warn"):
    a = asanyarray(a)
    b = asanyarray(b)
    m, n = a.shape
    t = result_type(a, b)
    a, b = a.astype(t), b.astype(t)
    if rcond is None:
        rcond = _eps(t) * (m if m > n else n)
    elif rcond == "warn":
        rcond = _eps(t)
    vector = b.ndim == 1
    rhs = b[:, newaxis] if vector else b
    u, s, vh = _svd(a, False)
    keep = greater(s, rcond * s[0])
    rank = int(add.reduce(keep))
    scaled = where(keep, divide(1, where(keep, s, 1)), 0).astype(s.dtype)
    x = matmul(conjugate(vh.T), scaled[:, newaxis] * matmul(conjugate(u.T), rhs))
    residuals = zeros(0, dtype=x.dtype)
    if rank == n and m > n:
        d = rhs - matmul(a, x)
        residuals = add.reduce(_squares(d), axis=0)
    return (x[:, 0] if vector else x), residuals, rank, s


def matrix_power(a, n):
    a = asanyarray(a)
    if a.ndim < 2:
        raise LinAlgError(str(a.ndim) + "-dimensional array given. Array must be at least two-dimensional")
    if a.shape[-1] != a.shape[-2]:
        raise LinAlgError("Last 2 dimensions of the array must be square")
    if not isinstance(n, (int, integer)):
        raise TypeError("exponent must be an integer")
    if n < 0:
        return matrix_power(inv(a), -n)
    if n == 0:
        return broadcast_to(eye(a.shape[-1], dtype=a.dtype), a.shape).copy()
    result = None
    while n > 0:
        if n % 2 == 1:
            result = a if result is None else matmul(result, a)
        n = n // 2
        if n > 0:
            a = matmul(a, a)
    return result


def _chain(arrays, split, i, j):
    if i == j:
        return arrays[i]
    return dot(_chain(arrays, split, i, split[i][j]), _chain(arrays, split, split[i][j] + 1, j))


def multi_dot(arrays, *, out=None):
    """The product in the order that needs the fewest multiplications (Cormen et al., matrix-chain multiplication)."""
    arrays = [asanyarray(a) for a in arrays]
    n = len(arrays)
    if n < 2:
        raise ValueError("Expecting at least two arrays.")
    row, column = arrays[0].ndim == 1, arrays[-1].ndim == 1
    if row:
        arrays[0] = arrays[0].reshape((1, -1))
    if column:
        arrays[-1] = arrays[-1].reshape((-1, 1))
    p = [a.shape[0] for a in arrays] + [arrays[-1].shape[1]]
    cost = [[0] * n for i in range(n)]
    split = [[0] * n for i in range(n)]
    for length in range(1, n):
        for i in range(n - length):
            j = i + length
            best = -1
            for k in range(i, j):
                c = cost[i][k] + cost[k + 1][j] + p[i] * p[k + 1] * p[j + 1]
                if best < 0 or c < best:
                    best = c
                    split[i][j] = k
            cost[i][j] = best
    result = _chain(arrays, split, 0, n - 1)
    if row and column:
        result = result[0, 0]
    elif row or column:
        result = result.ravel()
    if out is not None:
        out[...] = result
        return out
    return result


def cond(x, p=None):
    x = asanyarray(x)
    if p is None or p == 2 or p == -2:
        s = _svd(x, False, False)
        return s[..., -1] / s[..., 0] if p == -2 else s[..., 0] / s[..., -1]
    return norm(x, p, axis=(-2, -1)) * norm(inv(x), p, axis=(-2, -1))
