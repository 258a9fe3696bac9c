"""numpy.fft."""
from _numpy import *
from _numpy import _fft
from numpy.functions import moveaxis
from numpy.shaping import roll


def _turned(norm):
    """The norm whose scale is that of the other direction."""
    if norm is None or norm == "backward":
        return "forward"
    return "backward" if norm == "forward" else norm


def _scale(y, n, norm, inverse):
    if norm not in (None, "backward", "ortho", "forward"):
        raise ValueError("Invalid norm value " + str(norm) + '; should be "backward","ortho" or "forward".')
    if norm == "ortho":
        return y * sqrt(n) if inverse else y / sqrt(n)
    if norm == "forward":
        return y * n if inverse else y / n
    return y


def fft(a, n=None, axis=-1, norm=None):
    a = asanyarray(a)
    return _scale(_fft(a, n, axis, False), a.shape[axis] if n is None else n, norm, False)


def ifft(a, n=None, axis=-1, norm=None):
    a = asanyarray(a)
    return _scale(_fft(a, n, axis, True), a.shape[axis] if n is None else n, norm, True)


def rfft(a, n=None, axis=-1, norm=None):
    a = asanyarray(a)
    if a.dtype.kind == "c":
        a = a.astype(float64)
    size = a.shape[axis] if n is None else n
    if size > 0 and size % 2 == 0:
        return _scale(_fft(a, size, axis, False, True), size, norm, False)
    y = fft(a, n, axis, norm)
    return moveaxis(moveaxis(y, axis, 0)[: size // 2 + 1], 0, axis)


def irfft(a, n=None, axis=-1, norm=None):
    a = asanyarray(a)
    if n is None:
        n = 2 * (a.shape[axis] - 1)
    if n > 0 and n % 2 == 0:
        return _scale(_fft(a, n, axis, True, True), n, norm, True)
    a = moveaxis(a, axis, 0)
    full = zeros((n,) + a.shape[1:], dtype=complex128)
    half = (n + 1) // 2
    k = a.shape[0] if a.shape[0] < half else half
    full[:k] = a[:k]
    full[0] = full[0].real
    if half > 1:
        full[n - half + 1 :] = conjugate(full[1:half][::-1])
    return moveaxis(ifft(full, axis=0, norm=norm).real, 0, axis)


def _axes(a, s, axes):
    if axes is None:
        axes = tuple(range(a.ndim)) if s is None else tuple(range(-len(s), 0))
    return axes


def fftn(a, s=None, axes=None, norm=None):
    a = asanyarray(a)
    axes = _axes(a, s, axes)
    for i in range(len(axes) - 1, -1, -1):
        a = fft(a, None if s is None else s[i], axes[i], norm)
    return a


def ifftn(a, s=None, axes=None, norm=None):
    a = asanyarray(a)
    axes = _axes(a, s, axes)
    for i in range(len(axes) - 1, -1, -1):
        a = ifft(a, None if s is None else s[i], axes[i], norm)
    return a


def fft2(a, s=None, axes=(-2, -1), norm=None):
    return fftn(a, s, axes, norm)


def ifft2(a, s=None, axes=(-2, -1), norm=None):
    return ifftn(a, s, axes, norm)


def rfft2(a, s=None, axes=(-2, -1), norm=None):
    return fft(rfft(a, None if s is None else s[-1], axes[-1], norm), None if s is None else s[0], axes[0], norm)


def irfft2(a, s=None, axes=(-2, -1), norm=None):
    return irfft(ifft(a, None if s is None else s[0], axes[0], norm), None if s is None else s[-1], axes[-1], norm)


def rfftn(a, s=None, axes=None, norm=None):
    a = asanyarray(a)
    axes = _axes(a, s, axes)
    a = rfft(a, None if s is None else s[-1], axes[-1], norm)
    for i in range(len(axes) - 2, -1, -1):
        a = fft(a, None if s is None else s[i], axes[i], norm)
    return a


def irfftn(a, s=None, axes=None, norm=None):
    a = asanyarray(a)
    axes = _axes(a, s, axes)
    for i in range(len(axes) - 1):
        a = ifft(a, None if s is None else s[i], axes[i], norm)
    return irfft(a, None if s is None else s[-1], axes[-1], norm)


def hfft(a, n=None, axis=-1, norm=None):
    a = asanyarray(a)
    if n is None:
        n = 2 * (a.shape[axis] - 1)
    return irfft(conjugate(a), n, axis, _turned(norm))


def ihfft(a, n=None, axis=-1, norm=None):
    a = asanyarray(a)
    return conjugate(rfft(a, n, axis, _turned(norm)))


def fftfreq(n, d=1.0):
    k = empty(n, dtype=int64)
    half = (n - 1) // 2 + 1
    k[:half] = arange(0, half)
    k[half:] = arange(-(n // 2), 0)
    return k * (1.0 / (n * d))


def rfftfreq(n, d=1.0):
    return arange(0, n // 2 + 1) * (1.0 / (n * d))


def fftshift(x, axes=None):
    x = asanyarray(x)
    if axes is None:
        axes = tuple(range(x.ndim))
    elif isinstance(axes, int):
        axes = (axes,)
    return roll(x, tuple([x.shape[ax] // 2 for ax in axes]), tuple(axes))


def ifftshift(x, axes=None):
    x = asanyarray(x)
    if axes is None:
        axes = tuple(range(x.ndim))
    elif isinstance(axes, int):
        axes = (axes,)
    return roll(x, tuple([-(x.shape[ax] // 2) for ax in axes]), tuple(axes))
