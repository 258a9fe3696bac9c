"""scipy.interpolate: functions through given points."""
import numpy as np
from scipy.linalg import solve_banded


def _slopes(x, y, bc_type):
    """The derivatives at the points, which make the second derivatives of neighbouring pieces meet."""
    n = x.shape[0]
    dx = np.diff(x)
    slope = np.diff(y, axis=0) / dx.reshape((-1,) + (1,) * (y.ndim - 1))
    if n == 2:
        return np.stack((slope[0], slope[0])) if bc_type in ("not-a-knot", "natural") else np.zeros((2,) + y.shape[1:])
    bands, right = np.zeros((3, n)), np.zeros(y.shape)
    column = dx.reshape((-1,) + (1,) * (y.ndim - 1))
    bands[1, 1:-1] = 2 * (dx[:-1] + dx[1:])
    bands[0, 2:] = dx[:-1]
    bands[2, :-2] = dx[1:]
    right[1:-1] = 3 * (column[1:] * slope[:-1] + column[:-1] * slope[1:])
    if bc_type == "not-a-knot" and n == 3:   # one parabola
        first = (slope[1] - slope[0]) / (x[2] - x[0])
        return np.stack((slope[0] - first * dx[0], slope[0] + first * dx[0], slope[1] + first * dx[1]))
    if bc_type == "not-a-knot":
        d = x[2] - x[0]
        bands[1, 0], bands[0, 1] = dx[1], d
        right[0] = ((dx[0] + 2 * d) * dx[1] * slope[0] + dx[0] ** 2 * slope[1]) / d
        e = x[-1] - x[-3]
        bands[1, -1], bands[2, -2] = dx[-2], e
        right[-1] = (dx[-1] ** 2 * slope[-2] + (2 * e + dx[-1]) * dx[-2] * slope[-1]) / e
    elif bc_type == "natural":
        bands[1, 0], bands[0, 1] = 2 * dx[0], dx[0]
        right[0] = 3 * (y[1] - y[0])
        bands[1, -1], bands[2, -2] = 2 * dx[-1], dx[-1]
        right[-1] = 3 * (y[-1] - y[-2])
    else:
        bands[1, 0] = bands[1, -1] = 1.0
    return solve_banded((1, 1), bands, right)


class CubicSpline:
    def __init__(self, x, y, axis=0, bc_type="not-a-knot", extrapolate=None):
        if bc_type not in ("not-a-knot", "natural", "clamped"):
            raise NotImplementedError(f"npcc: CubicSpline with bc_type={bc_type!r}")
        if axis != 0:
            raise NotImplementedError("npcc: CubicSpline along another axis than the first")
        x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        if x.ndim != 1:
            raise ValueError("`x` must be 1-dimensional.")
        if x.shape[0] < 2:
            raise ValueError("`x` must contain at least 2 elements.")
        if x.shape[0] != y.shape[0]:
            raise ValueError(f"The length of `y` along `axis`={axis} doesn't match the length of `x`")
        if np.any(np.diff(x) <= 0):
            raise ValueError("`x` must be strictly increasing sequence.")
        s = _slopes(x, y, bc_type)
        dx = np.diff(x).reshape((-1,) + (1,) * (y.ndim - 1))
        slope = np.diff(y, axis=0) / dx
        t = (s[:-1] + s[1:] - 2 * slope) / dx
        self.x, self.c = x, np.stack((t / dx, (slope - s[:-1]) / dx - t, s[:-1], y[:-1]))

    def __call__(self, x, nu=0, extrapolate=None):
        at = np.asarray(x, dtype=float)
        flat = at.ravel()
        k = np.clip(np.searchsorted(self.x, flat, side="right") - 1, 0, self.x.shape[0] - 2)
        d = (flat - self.x[k]).reshape((-1,) + (1,) * (self.c.ndim - 2))
        a, b, c, e = self.c[0][k], self.c[1][k], self.c[2][k], self.c[3][k]
        if nu == 0:
            value = ((a * d + b) * d + c) * d + e
        elif nu == 1:
            value = (3 * a * d + 2 * b) * d + c
        elif nu == 2:
            value = 6 * a * d + 2 * b
        else:
            value = 6 * a + 0 * d if nu == 3 else 0 * d + 0 * a
        return value.reshape(at.shape + self.c.shape[2:])


class interp1d:
    def __init__(self, x, y, kind="linear", axis=-1, copy=True, bounds_error=None, fill_value=np.nan, assume_sorted=False):
        if kind not in ("linear", "nearest", "nearest-up", "previous", "next", "zero", "cubic"):
            raise NotImplementedError(f"npcc: interp1d of kind {kind!r}")
        x, y = np.asarray(x, dtype=float), np.asarray(y)
        y = y if y.dtype.kind in "fc" else y.astype(float)
        if y.ndim > 1:
            raise NotImplementedError("npcc: interp1d of more than one dimension")
        if x.shape[0] != y.shape[0]:
            raise ValueError("x and y arrays must be equal in length along interpolation axis.")
        if not assume_sorted:
            order = np.argsort(x, kind="mergesort")
            x, y = x[order], y[order]
        self.x, self.y, self._kind = x, y, kind
        self._extrapolates = isinstance(fill_value, str)
        self.fill_value = fill_value
        self.bounds_error = bounds_error
        self._spline = CubicSpline(x, y) if kind == "cubic" else None

    def _inside(self, v):
        n = self.x.shape[0]
        if self._kind == "linear":
            k = np.clip(np.searchsorted(self.x, v), 1, n - 1)
            return self.y[k - 1] + (self.y[k] - self.y[k - 1]) / (self.x[k] - self.x[k - 1]) * (v - self.x[k - 1])
        if self._kind in ("nearest", "nearest-up"):
            middle = self.x[:-1] + (self.x[1:] - self.x[:-1]) / 2.0
            side = "left" if self._kind == "nearest" else "right"
            return self.y[np.clip(np.searchsorted(middle, v, side=side), 0, n - 1)]
        if self._kind == "next":
            return self.y[np.clip(np.searchsorted(self.x, v, side="left"), 0, n - 1)]
        return self.y[np.clip(np.searchsorted(self.x, v, side="right") - 1, 0, n - 1)]

    def __call__(self, x):
        at = np.asarray(x, dtype=float)
        v = at.ravel()
        result = self._spline(v) if self._spline is not None else self._inside(v)
        if not self._extrapolates:
            below, above = v < self.x[0], v > self.x[-1]
            if self.bounds_error is True or (self.bounds_error is None and not isinstance(self.fill_value, tuple) and self.fill_value != self.fill_value):
                if below.any():
                    raise ValueError(f"A value ({v[below][0]}) in x_new is below the interpolation range's minimum value ({self.x[0]}).")
                if above.any():
                    raise ValueError(f"A value ({v[above][0]}) in x_new is above the interpolation range's maximum value ({self.x[-1]}).")
            low, high = self.fill_value if isinstance(self.fill_value, tuple) else (self.fill_value, self.fill_value)
            result = np.where(below, low, np.where(above, high, result))
        return result.reshape(at.shape)
