"""Eigenvalues, factorisations and Fourier transforms for native code: what C does for the interpreter's `_numpy`."""
from _numpy import *
from numpy.dense import _eliminate, _matrix, _square


# ---- eigenvalues of Hermitian matrices: Jacobi's rotations, in cyclic order ----


def _hermitian(a, upper):
    """a with one triangle, the lower one unless upper, mirrored onto the other."""
    n = a.shape[0]
    kept = greater_equal(arange(n)[newaxis, :] - arange(n)[:, newaxis], 0) if upper else \
        less_equal(arange(n)[newaxis, :] - arange(n)[:, newaxis], 0)
    return where(kept, a, conjugate(transpose(a)))


def _eigh(a, UPLO="L", vectors=True):
    a = _square(a)
    w = array(_hermitian(a, UPLO == "U"))
    n = w.shape[0]
    v = zeros((n, n), w.dtype)
    for i in range(n):
        v[i, i] = 1
    turned = True
    sweeps = 0
    while turned and sweeps < 50:
        turned = False
        sweeps += 1
        for p in range(n):
            for q in range(p + 1, n):
                size = absolute(w[p, q])
                if size > 1e-300 and size * size > 1e-34 * absolute(w[p, p]) * absolute(w[q, q]):
                    turned = True
                    phase = w[p, q] / size
                    theta = (w[q, q].real - w[p, p].real) / (2 * size)
                    t = (1 if theta >= 0 else -1) / (absolute(theta) + sqrt(1 + theta * theta))
                    c = 1 / sqrt(1 + t * t)
                    s = c * t
                    x = array(w[:, p])
                    y = w[:, q] * conjugate(phase)
                    w[:, p] = c * x - s * y
                    w[:, q] = s * x + c * y
                    x = array(w[p])
                    y = w[q] * phase
                    w[p] = c * x - s * y
                    w[q] = s * x + c * y
                    x = array(v[p])
                    y = v[q] * conjugate(phase)
                    v[p] = c * x - s * y
                    v[q] = s * x + c * y
    values = array(w.reshape(-1)[::n + 1].real)
    order = argsort(values)
    return (values[order], transpose(v[order])) if vectors else values[order]


# ---- QR: Householder's reflections ----


def _qr(a, complete):
    a = _matrix(a)
    if a.dtype.kind == "c":
        raise NotImplementedError("npcc: qr of complex matrices is not supported in native code")
    m, n = a.shape
    k = m if m < n else n
    r = array(a)
    q = zeros((m, m), a.dtype)
    for i in range(m):
        q[i, i] = 1
    for j in range(k):
        v = array(r[j:, j])
        below = matmul(v[1:], v[1:])
        if below > 0:
            alpha = v[0]
            length = sqrt(alpha * alpha + below)
            beta = length if alpha < 0 else -length
            v[0] = alpha - beta
            v = v / sqrt(matmul(v, v))
            r[j:, j:] -= 2 * v[:, newaxis] * matmul(v, r[j:, j:])[newaxis, :]
            q[:, j:] -= 2 * matmul(q[:, j:], v)[:, newaxis] * v[newaxis, :]
    r = where(less_equal(arange(m)[:, newaxis], arange(n)[newaxis, :]), r, 0)
    if complete:
        return q, r
    return q[:, :k], r[:k]


def _slogdet(a):
    a = array(_square(a))
    if a.dtype.kind == "c":
        raise NotImplementedError("npcc: slogdet of complex matrices is not supported in native code")
    s = _eliminate(a, a.shape[0])
    d = array(a.reshape(-1)[::a.shape[0] + 1])
    return s * multiply.reduce(sign(d)), add.reduce(log(absolute(d)))


# ---- Fourier transforms ----


def _powers(n, size, inverse):
    """exp(-2 pi i k / size) for k below n; its conjugate for the inverse."""
    angle = arange(n) * (2 * pi / size)
    return cos(angle) + (1j if inverse else -1j) * sin(angle)


def _power_of_two(x, inverse):
    """The transform of each row, whose length is a power of two: Stockham's form of Cooley and Tukey's, without sorting."""
    rows, n = x.shape
    y = x
    k = 1
    while k < n:
        half = n // k // 2
        parts = y.reshape((rows, k, 2 * half))
        even = parts[:, :, :half]
        odd = parts[:, :, half:] * _powers(k, 2 * k, inverse)[newaxis, :, newaxis]
        y = concatenate((even + odd, even - odd), axis=1).reshape((rows, n))
        k = 2 * k
    return y


def _any_length(x, inverse):
    """Bluestein's: a transform of any length as a convolution, by transforms of a length that is a power of two."""
    rows, n = x.shape
    m = 1
    while m < 2 * n - 1:
        m = 2 * m
    k = arange(n)
    angle = (k * k % (2 * n)) * (pi / n)
    chirp = cos(angle) + (1j if inverse else -1j) * sin(angle)
    a = zeros((rows, m), complex128)
    a[:, :n] = x * chirp
    b = zeros((1, m), complex128)
    b[0, :n] = conjugate(chirp)
    b[0, m - n + 1:] = conjugate(chirp[1:][::-1])
    c = _power_of_two(_power_of_two(a, False) * _power_of_two(b, False), True) / m
    return c[:, :n] * chirp


def _fft(a, n, axis, inverse):
    a = swapaxes(asanyarray(a).astype(complex128), axis, -1)
    length = a.shape[-1]
    size = length if n is None else n
    if size < 1:
        raise ValueError("Invalid number of FFT data points (" + str(size) + ") specified.")
    head = a.shape[:-1]
    flat = a.reshape((-1, length))
    if n is not None:
        x = zeros((flat.shape[0], size), complex128)
        used = length if length < size else size
        x[:, :used] = flat[:, :used]
    else:
        x = flat
    if size & (size - 1) == 0:
        y = _power_of_two(x, inverse)
    else:
        y = _any_length(x, inverse)
    if inverse:
        y = y / size
    return swapaxes(y.reshape(head + (size,)), axis, -1)
