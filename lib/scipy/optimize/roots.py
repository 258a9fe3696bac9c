"""Roots: of functions of one variable, and of systems by Powell's hybrid method's plain form, Newton with differences."""
import operator
import numpy as np

_EPS = float(np.finfo(float).eps)


class RootResults:
    def __init__(self, root, iterations, function_calls, converged=True):
        self.root, self.iterations, self.function_calls, self.converged = root, iterations, function_calls, converged
        self.flag = "converged" if converged else "convergence error"


def _given(a, b, xtol, rtol, maxiter):
    if xtol <= 0:
        raise ValueError(f"xtol too small ({xtol:g} <= 0)")
    if rtol < 4 * _EPS:
        raise ValueError(f"rtol too small ({rtol:g} < {4 * _EPS:g})")
    if operator.index(maxiter) < 1:
        raise ValueError("maxiter must be greater than 0")


def _answer(root, iterations, calls, full_output):
    return (root, RootResults(root, iterations, calls)) if full_output else root


def bisect(f, a, b, args=(), xtol=2e-12, rtol=4 * _EPS, maxiter=100, full_output=False, disp=True):
    args = args if isinstance(args, tuple) else (args,)
    _given(a, b, xtol, rtol, maxiter)
    low, fa, fb = float(a), f(float(a), *args), f(float(b), *args)
    calls = 2
    if fa * fb > 0:
        raise ValueError("f(a) and f(b) must have different signs")
    if fa == 0 or fb == 0:
        return _answer(low if fa == 0 else float(b), 0, calls, full_output)
    width = float(b) - low
    for i in range(maxiter):
        width *= 0.5
        middle = low + width
        fm = f(middle, *args)
        calls += 1
        if fm * fa >= 0:
            low = middle
        if fm == 0 or abs(width) < xtol + rtol * abs(middle):
            return _answer(middle, i + 1, calls, full_output)
    if disp:
        raise RuntimeError(f"Failed to converge after {maxiter} iterations.")
    return _answer(low, maxiter, calls, full_output)


def brentq(f, a, b, args=(), xtol=2e-12, rtol=4 * _EPS, maxiter=100, full_output=False, disp=True):
    """Brent's method: inverse quadratic interpolation where it is safe, halving where not."""
    args = args if isinstance(args, tuple) else (args,)
    _given(a, b, xtol, rtol, maxiter)
    before, now = float(a), float(b)
    f_before, f_now = f(before, *args), f(now, *args)
    calls = 2
    if f_before == 0:
        return _answer(before, 0, calls, full_output)
    if f_now == 0:
        return _answer(now, 0, calls, full_output)
    if np.sign(f_before) == np.sign(f_now):
        raise ValueError("f(a) and f(b) must have different signs")
    block = f_block = step_before = step = 0.0
    for i in range(maxiter):
        if f_before != 0 and f_now != 0 and (f_before < 0) != (f_now < 0):
            block, f_block = before, f_before
            step_before = step = now - before
        if abs(f_block) < abs(f_now):
            before, now, block = now, block, now
            f_before, f_now, f_block = f_now, f_block, f_now
        delta = (xtol + rtol * abs(now)) / 2
        half = (block - now) / 2
        if f_now == 0 or abs(half) < delta:
            return _answer(now, i + 1, calls, full_output)
        if abs(step_before) > delta and abs(f_now) < abs(f_before):
            if before == block:
                trial = -f_now * (now - before) / (f_now - f_before)
            else:
                d1, d2 = (f_before - f_now) / (before - now), (f_block - f_now) / (block - now)
                trial = -f_now * (f_block * d2 - f_before * d1) / (d2 * d1 * (f_block - f_before))
            if 2 * abs(trial) < min(abs(step_before), 3 * abs(half) - delta):
                step_before, step = step, trial
            else:
                step_before = step = half
        else:
            step_before = step = half
        before, f_before = now, f_now
        now += step if abs(step) > delta else delta if half > 0 else -delta
        f_now = f(now, *args)
        calls += 1
    if disp:
        raise RuntimeError(f"Failed to converge after {maxiter} iterations.")
    return _answer(now, maxiter, calls, full_output)


def newton(func, x0, fprime=None, args=(), tol=1.48e-8, maxiter=50, fprime2=None, x1=None, rtol=0.0, full_output=False, disp=True):
    """Newton's method, Halley's with a second derivative, the secant method without any."""
    if np.size(x0) > 1:
        raise NotImplementedError("npcc: newton of arrays is not supported")
    p, calls = 1.0 * x0, 0
    close = lambda a, b: abs(a - b) <= tol + rtol * abs(b)
    if fprime is not None:
        for i in range(maxiter):
            value = func(p, *args)
            calls += 1
            if value == 0:
                return _answer(p, i, calls, full_output)
            slope = fprime(p, *args)
            calls += 1
            if slope == 0:
                raise RuntimeError(f"Derivative was zero. Failed to converge after {i + 1} iterations, value is {p}.")
            step = value / slope
            if fprime2 is not None:
                change = step * fprime2(p, *args) / slope / 2
                calls += 1
                if abs(change) < 1:
                    step /= 1.0 - change
            new = p - step
            if close(new, p):
                return _answer(new, i + 1, calls, full_output)
            p = new
    else:
        q0, p0 = func(p, *args), p
        p1 = x1 if x1 is not None else x0 * (1 + 1e-4) + (1e-4 if x0 >= 0 else -1e-4)
        q1 = func(p1, *args)
        calls += 2
        if abs(q1) < abs(q0):
            p0, p1, q0, q1 = p1, p0, q1, q0
        for i in range(maxiter):
            if q1 == q0:
                if p1 != p0 and disp:
                    raise RuntimeError(f"Tolerance of {p1 - p0} reached. Failed to converge after {i + 1} iterations, value is {p1}.")
                return _answer((p1 + p0) / 2.0, i + 1, calls, full_output)
            p = (-q0 / q1 * p1 + p0) / (1 - q0 / q1) if abs(q1) > abs(q0) else (-q1 / q0 * p0 + p1) / (1 - q1 / q0)
            if close(p, p1):
                return _answer(p, i + 1, calls, full_output)
            p0, q0, p1 = p1, q1, p
            q1 = func(p1, *args)
            calls += 1
    if disp:
        raise RuntimeError(f"Failed to converge after {maxiter} iterations, value is {p}.")
    return _answer(p, maxiter, calls, full_output)


def fixed_point(func, x0, args=(), xtol=1e-8, maxiter=500, method="del2"):
    """Steffensen's acceleration of x = func(x)."""
    p0 = np.asarray(x0, dtype=float)
    for _ in range(maxiter):
        p1 = func(p0, *args)
        if method == "del2":
            p2 = func(p1, *args)
            d = p2 - 2.0 * p1 + p0
            p = np.where(d != 0, p0 - (p1 - p0) ** 2 / np.where(d != 0, d, 1.0), p2)
        else:
            p = p1
        error = np.where(p0 != 0, (p - p0) / np.where(p0 != 0, p0, 1.0), p)
        if np.all(np.abs(error) < xtol):
            return p[()] if isinstance(p, np.ndarray) and p.ndim == 0 else p
        p0 = p
    raise RuntimeError(f"Failed to converge after {maxiter} iterations, value is {p}")


def _differences(f, x, fx):
    columns = []
    for i in range(len(x)):
        step = np.sqrt(_EPS) * (abs(x[i]) or 1.0)
        moved = x.copy()
        moved[i] += step
        columns.append((f(moved) - fx) / step)
    return np.array(columns).T


def _solve_system(function, x0, args, jac, tol):
    f = lambda x: np.atleast_1d(np.asarray(function(x, *args), dtype=float)).ravel()
    x = np.atleast_1d(np.asarray(x0, dtype=float)).ravel().copy()
    fx, success = f(x), False
    if len(fx) != len(x):
        raise TypeError(f"fsolve: there is a mismatch between the input and output shape of the 'func' argument. Shape should be {x.shape} "
                        f"but it is {fx.shape}.")
    for k in range(200 * (len(x) + 1)):
        slopes = np.atleast_2d(jac(x, *args)) if callable(jac) else _differences(f, x, fx)
        try:
            step = np.linalg.solve(slopes, -fx)
        except np.linalg.LinAlgError:
            break
        size = np.linalg.norm(fx)
        for _ in range(40):
            new = x + step
            f_new = f(new)
            if np.linalg.norm(f_new) < size or not size:
                break
            step = step / 2
        small = np.linalg.norm(step) <= tol * np.linalg.norm(x)
        if np.linalg.norm(f_new) < size:
            x, fx = new, f_new
        if small or not fx.any():
            success = True
            break
    return x, fx, success


def fsolve(func, x0, args=(), fprime=None, full_output=0, xtol=1.49012e-8):
    args = args if isinstance(args, tuple) else (args,)
    if full_output:
        raise NotImplementedError("npcc: fsolve(full_output=True) is not supported")
    return _solve_system(func, x0, args, fprime, 1e-13)[0]


def root(fun, x0, args=(), method="hybr", jac=None, tol=None):
    if method not in ("hybr", "lm"):
        raise NotImplementedError(f"npcc: root(method={method!r}) is not supported")
    from scipy.optimize.minima import OptimizeResult
    x, fx, success = _solve_system(fun, x0, args if isinstance(args, tuple) else (args,), jac, 1e-13)
    return OptimizeResult(x=x, success=success, fun=fx, status=1 if success else 5,
                          message="The solution converged." if success else "The iteration is not making good progress.")
