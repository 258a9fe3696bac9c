"""scipy.ndimage: correlations of arrays with small kernels."""
import itertools
import numpy as np

_PADDING = {"reflect": "symmetric", "grid-mirror": "symmetric", "nearest": "edge", "mirror": "reflect", "wrap": "wrap", "grid-wrap": "wrap",
            "constant": "constant", "grid-constant": "constant"}


def _filtered(input, weights, output, mode, cval, origin, turned):
    a, w = np.asarray(input), np.asarray(weights, dtype=np.float64)
    if a.dtype.kind == "c" or np.asarray(weights).dtype.kind == "c" or origin != 0:
        raise NotImplementedError("npcc: ndimage filters of complex numbers or with an origin are not supported")
    if mode not in _PADDING:
        raise RuntimeError("boundary mode not supported")
    if a.ndim != w.ndim:
        raise RuntimeError("filter weights array has incorrect shape.")
    if turned:
        w = w[tuple([slice(None, None, -1)] * w.ndim)]
    # An even kernel's middle is after its centre; turned, before it.
    before = [n // 2 - (turned and n % 2 == 0) for n in w.shape]
    widths = [(b, n - 1 - b) for b, n in zip(before, w.shape)]
    more = {"constant_values": cval} if "constant" in mode else {}
    padded = np.pad(a.astype(np.float64), widths, mode=_PADDING[mode], **more)
    total = np.zeros(a.shape)
    for place in itertools.product(*[range(n) for n in w.shape]):
        if abs(w[place]) > np.finfo(float).eps:
            total += padded[tuple([slice(p, p + n) for p, n in zip(place, a.shape)])] * w[place]
    if isinstance(output, np.ndarray):
        output[...] = total
        return output
    return total.astype(a.dtype if output is None else output)


def correlate(input, weights, output=None, mode="reflect", cval=0.0, origin=0):
    return _filtered(input, weights, output, mode, cval, origin, False)


def convolve(input, weights, output=None, mode="reflect", cval=0.0, origin=0):
    return _filtered(input, weights, output, mode, cval, origin, True)


def uniform_filter(input, size=3, output=None, mode="reflect", cval=0.0, origin=0):
    a = np.asarray(input)
    sizes = [size] * a.ndim if np.isscalar(size) else list(size)
    result = a
    for axis, n in enumerate(sizes):
        shape = [1] * a.ndim
        shape[axis] = n
        result = correlate(result, np.full(shape, 1.0 / n), output, mode, cval, origin)
    return result


def gaussian_filter(input, sigma, order=0, output=None, mode="reflect", cval=0.0, truncate=4.0):
    if order != 0:
        raise NotImplementedError("npcc: derivatives of gaussian filters are not supported")
    a = np.asarray(input)
    result = a
    for axis, s in enumerate([sigma] * a.ndim if np.isscalar(sigma) else list(sigma)):
        if s <= 1e-15:
            continue
        radius = int(truncate * float(s) + 0.5)
        x = np.arange(-radius, radius + 1)
        kernel = np.exp(-0.5 / (s * s) * x ** 2)
        shape = [1] * a.ndim
        shape[axis] = len(x)
        result = correlate(result, (kernel / kernel.sum()).reshape(shape), output, mode, cval)
    return result
