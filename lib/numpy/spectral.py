"""Eigenvalues, factorisations and Fourier transforms for native code: what C does for the interpreter's `_numpy`."""
from _numpy import *
from _numpy import _eig_parts
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


# ---- eigenvalues of real matrices ----


def _paired(parts, columns):
    """Of a pair of eigenvalues two columns hold the real and the imaginary part of the one vector."""
    v = columns.astype(complex128)
    k = 0
    while k < columns.shape[1]:
        if parts[1, k] != 0:
            v[:, k] = columns[:, k] + 1j * columns[:, k + 1]
            v[:, k + 1] = conjugate(v[:, k])
            k += 1
        k += 1
    return v


def _eig(a, vectors=True):
    a = _square(a)
    if a.dtype.kind == "c":
        raise NotImplementedError("native code: eig of complex matrices")
    single = a.dtype == float32
    parts, columns = _eig_parts(a, vectors)
    if not any(not_equal(parts[1], 0)):
        w = parts[0].astype(float32) if single else parts[0]
        if not vectors:
            return w
        return w, columns.astype(float32) if single else columns
    w = parts[0] + 1j * parts[1]
    w = w.astype(complex64) if single else w
    if not vectors:
        return w
    v = _paired(parts, columns)
    return w, v.astype(complex64) if single else v


# ---- QR: Householder's reflections ----


def _qr(a, complete):
    a = _matrix(a)
    if a.dtype.kind == "c":
        raise NotImplementedError("native code: qr of complex matrices")
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
    s = _eliminate(a, a.shape[0])
    d = array(a.reshape(-1)[::a.shape[0] + 1])
    size = absolute(d)
    signs = sign(d) if d.dtype.kind != "c" else divide(d, where(equal(size, 0), 1, size)).astype(d.dtype)
    return s * multiply.reduce(signs), add.reduce(log(size))


# ---- Fourier transforms ----


def _powers(n, inverse):
    """exp(-2 pi i k / n) for k below n, exact where k is a multiple of an eighth; its conjugate for the inverse."""
    turns = 4 * arange(n)
    quarter = turns // n
    rest = turns - quarter * n
    far = greater(2 * rest, n)
    angle = where(far, n - rest, rest) * (pi / 2 / n)
    near = cos(angle)
    other = where(equal(2 * rest, n), near, sin(angle))
    swaps = not_equal(far, equal(quarter % 2, 1))
    c = where(swaps, other, near)
    s = where(swaps, near, other)
    c = where(equal(quarter % 3, 0), c, -c)
    s = where(less(quarter, 2), s, -s)
    return c + (1j if inverse else -1j) * s


def _joined(y, k, powers):
    """One step of Cooley and Tukey's, in Stockham's form that needs no sorting: every second place is transformed."""
    rows, n = y.shape
    half = n // k // 2
    parts = y.reshape((rows, k, 2 * half))
    even = parts[:, :, :half]
    odd = parts[:, :, half:] * powers[: k * half : half][newaxis, :, newaxis]
    return concatenate((even + odd, even - odd), axis=1).reshape((rows, n))


def _joined_by(y, k, radix, powers):
    """The same with every radix-th place."""
    rows, n = y.shape
    width = n // k // radix
    turned = powers[arange(k)[:, newaxis] * arange(radix)[newaxis, :] * width]
    parts = y.reshape((rows, k, radix, width)) * turned[newaxis, :, :, newaxis]
    square = arange(radix)[:, newaxis] * arange(radix)[newaxis, :] % radix
    y = matmul(powers[square * (n // radix)][newaxis, newaxis, :, :], parts)
    return swapaxes(y, 1, 2).reshape((rows, n))


def _power_of_two(x, inverse):
    """The transform of each row, whose length is a power of two."""
    n = x.shape[1]
    powers = _powers(n, inverse)
    y = x
    k = 1
    while k < n:
        y = _joined(y, k, powers)
        k = 2 * k
    return y


def _largest_factor(n):
    factor = 2
    while factor * factor <= n:
        while n % factor == 0 and n > factor:
            n = n // factor
        factor += 1
    return n


def _composite(x, inverse):
    """The transform of each row, whose length is a product of small primes."""
    n = x.shape[1]
    powers = _powers(n, inverse)
    y = x
    k = 1
    radix = 2
    while k < n:
        if n // k % radix != 0:
            radix += 1
        elif radix == 2:
            y = _joined(y, k, powers)
            k = 2 * k
        else:
            y = _joined_by(y, k, radix, powers)
            k = radix * k
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


def _transformed(x, inverse):
    size = x.shape[1]
    if size & (size - 1) == 0:
        return _power_of_two(x, inverse)
    if _largest_factor(size) < 60:
        return _composite(x, inverse)
    return _any_length(x, inverse)


def _fitted(flat, size):
    """Each row cut, or filled up with zeros."""
    x = zeros((flat.shape[0], size), complex128)
    used = flat.shape[1] if flat.shape[1] < size else size
    x[:, :used] = flat[:, :used]
    return x


def _mirrored(half, size):
    """The whole transform of real numbers, of which the first half is given."""
    x = _fitted(half[:, : size // 2 + 1], size)
    x[:, 0] = x[:, 0].real
    if size % 2 == 0:
        x[:, size // 2] = x[:, size // 2].real
    x[:, size // 2 + 1:] = conjugate(x[:, 1 : (size + 1) // 2][:, ::-1])
    return x


def _fft(a, n, axis, inverse, real=False):
    """real: the numbers are, and of their transform the first half is meant."""
    a = asanyarray(a)
    is_real = a.dtype.kind != "c" and not inverse
    a = swapaxes(a.astype(complex128), axis, -1)
    length = a.shape[-1]
    size = length if n is None else n
    if size < 1:
        raise ValueError("Invalid number of FFT data points (" + str(size) + ") specified.")
    head = a.shape[:-1]
    flat = a.reshape((-1, length))
    if real and inverse:
        y = _transformed(_mirrored(flat, size), True).real / size
    else:
        y = _transformed(flat if n is None else _fitted(flat, size), inverse)
        if is_real:
            y[:, 0] = y[:, 0].real
            if size % 2 == 0:
                y[:, size // 2] = y[:, size // 2].real
        if inverse:
            y = y / size
        if real:
            y = y[:, : size // 2 + 1]
    return swapaxes(y.reshape(head + (y.shape[1],)), axis, -1)
