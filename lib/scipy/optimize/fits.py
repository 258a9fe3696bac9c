"""Least squares of functions that are not linear: Levenberg and Marquardt's method, run until rounding stops it."""
import numpy as np


def _minimise(residuals, x, jacobian=None):
    """(x, the Jacobian there, the residuals there) with the least sum of squares near x."""
    r = residuals(x)
    damping, cost = 1e-3, r @ r
    for _ in range(1000):
        j = jacobian(x) if jacobian is not None else _central(residuals, x)
        normal, downhill = j.T @ j, -(j.T @ r)
        scale = np.diag(normal).copy()
        scale[scale == 0] = 1.0
        improved = False
        while damping < 1e16:
            step = np.linalg.solve(normal + damping * np.diag(scale), downhill)
            tried = residuals(x + step)
            if np.all(np.isfinite(tried)) and tried @ tried < cost:
                improved = True
                break
            damping *= 8.0
        if not improved:
            break
        small = np.linalg.norm(step) <= 1e-14 * np.linalg.norm(x) or cost - tried @ tried <= 1e-30 * cost
        x, r, cost, damping = x + step, tried, tried @ tried, max(damping / 10.0, 1e-14)
        if small:
            break
    return x, jacobian(x) if jacobian is not None else _central(residuals, x), r


def _central(f, x):
    columns = []
    for i in range(len(x)):
        step = 6e-6 * (abs(x[i]) or 1.0)
        up, down = x.copy(), x.copy()
        up[i] += step
        down[i] -= step
        columns.append((f(up) - f(down)) / (up[i] - down[i]))
    return np.array(columns).T


def curve_fit(f, xdata, ydata, p0=None, sigma=None, absolute_sigma=False, check_finite=True, bounds=(-np.inf, np.inf), method=None,
              jac=None, maxfev=None):
    if method not in (None, "lm") or np.any(np.isfinite(bounds[0])) or np.any(np.isfinite(bounds[1])):
        raise NotImplementedError("npcc: curve_fit with bounds or another method than lm is not supported")
    x, y = np.asarray(xdata, dtype=float) if isinstance(xdata, (list, tuple, np.ndarray)) else xdata, np.asarray(ydata, dtype=float)
    if check_finite and not np.all(np.isfinite(y)):
        raise ValueError("array must not contain infs or NaNs")
    count = f.__code__.co_argcount - 1
    start = np.ones(count) if p0 is None else np.atleast_1d(np.asarray(p0, dtype=float))
    weights = 1.0 / np.asarray(sigma, dtype=float) if sigma is not None else 1.0
    if np.ndim(weights) > 1:
        raise NotImplementedError("npcc: curve_fit with a matrix of covariances is not supported")
    if y.size < start.size:
        raise TypeError(f"Improper input: func input vector length N={start.size} must not exceed func output vector length M={y.size}")
    p, j, r = _minimise(lambda p: ((f(x, *p) - y) * weights).ravel(), start.copy())
    covariance = np.linalg.pinv(j.T @ j)
    if not absolute_sigma:
        if y.size > p.size:
            covariance = covariance * (r @ r / (y.size - p.size))
        else:
            covariance = np.full((p.size, p.size), np.inf)
    return p, covariance


def leastsq(func, x0, args=(), Dfun=None, full_output=0):
    if full_output:
        raise NotImplementedError("npcc: leastsq(full_output=True) is not supported")
    args = args if isinstance(args, tuple) else (args,)
    p, _, _ = _minimise(lambda p: np.asarray(func(p, *args), dtype=float).ravel(), np.atleast_1d(np.asarray(x0, dtype=float)).copy())
    return p, 1
