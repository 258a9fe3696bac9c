"""Integrals of samples."""
import numpy as np


def cumulative_trapezoid(y, x=None, dx=1.0, axis=-1, initial=None):
    y = np.asarray(y)
    if x is None:
        d = dx
    else:
        x = np.asarray(x)
        d = np.diff(x) if x.ndim == 1 else np.diff(x, axis=axis)
        if d.ndim == 1 and y.ndim > 1:
            d = d.reshape([-1 if i == axis % y.ndim else 1 for i in range(y.ndim)])
    n = y.shape[axis]
    left, right = np.take(y, range(n - 1), axis=axis), np.take(y, range(1, n), axis=axis)
    out = np.cumsum(d * (right + left) / 2.0, axis=axis)
    if initial is not None:
        shape = list(out.shape)
        shape[axis] = 1
        out = np.concatenate([np.full(shape, initial, dtype=out.dtype), out], axis=axis)
    return out


cumtrapz = cumulative_trapezoid


def _parabolas(y, x, dx, axis, start, stop):
    """Simpson's rule on samples start to stop, two intervals at a time."""
    y0, y1, y2 = [np.take(y, range(start + i, stop + i, 2), axis=axis) for i in range(3)]
    if x is None:
        return np.sum(y0 + 4.0 * y1 + y2, axis=axis) * (dx / 3.0)
    h = np.diff(x, axis=axis)
    h0 = np.take(h, range(start, stop, 2), axis=axis).astype(float)
    h1 = np.take(h, range(start + 1, stop + 1, 2), axis=axis).astype(float)
    total, product, ratio = h0 + h1, h0 * h1, h0 / h1
    return np.sum(total / 6.0 * (y0 * (2.0 - 1.0 / ratio) + y1 * (total * (total / product)) + y2 * (2.0 - ratio)), axis=axis)


def simpson(y, x=None, dx=1.0, axis=-1, even="avg"):
    y = np.asarray(y)
    n = y.shape[axis]
    if x is not None:
        x = np.asarray(x)
        if x.ndim == 1:
            x = np.broadcast_to(x.reshape([-1 if i == axis % y.ndim else 1 for i in range(y.ndim)]), y.shape)
    if n % 2:
        return _parabolas(y, x, dx, axis, 0, n - 2)
    if even not in ("avg", "first", "last"):
        raise ValueError("Parameter 'even' must be 'avg', 'last', or 'first'.")
    end, total = 0.0, 0.0
    at = lambda a, i: np.take(a, i, axis=axis)
    if even in ("avg", "first"):
        width = dx if x is None else at(x, -1) - at(x, -2)
        end += 0.5 * width * (at(y, -1) + at(y, -2))
        total = _parabolas(y, x, dx, axis, 0, n - 3)
    if even in ("avg", "last"):
        width = dx if x is None else at(x, 1) - at(x, 0)
        end += 0.5 * width * (at(y, 1) + at(y, 0))
        total += _parabolas(y, x, dx, axis, 1, n - 2)
    if even == "avg":
        end, total = end / 2.0, total / 2.0
    return total + end


simps = simpson
