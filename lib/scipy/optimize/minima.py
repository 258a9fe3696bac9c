"""Minima of functions of several variables: conjugate gradients, BFGS, Nelder and Mead's simplex."""
import numpy as np
from scipy.optimize.linesearch import LineSearchError, search

EPSILON = float(np.sqrt(np.finfo(float).eps))
_MESSAGES = {0: "Optimization terminated successfully.", 1: "Maximum number of iterations has been exceeded.",
             2: "Desired error not necessarily achieved due to precision loss.", 3: "NaN result encountered.",
             4: "Maximum number of function evaluations has been exceeded."}


class OptimizeResult(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError as e:
            raise AttributeError(name) from e

    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__
    _ORDER = ["message", "success", "status", "fun", "x", "nit", "jac", "hess_inv", "nfev", "njev"]

    def __repr__(self):
        if not self:
            return type(self).__name__ + "()"
        names = [n for n in self._ORDER if n in self] + [n for n in self if n not in self._ORDER]
        width = max(map(len, names)) + 1
        return "\n".join([n.rjust(width) + ": " + self._shown(n, self[n], width) for n in names])

    def _shown(self, name, value, width):
        if name == "message" or isinstance(value, str):
            return value
        text = np.array2string(value, formatter={"float_kind": lambda x: f"{x: .3e}"}) \
            if isinstance(value, np.ndarray) else str(value)
        return text.replace("\n", "\n" + " " * (width + 2))

    def __dir__(self):
        return list(self.keys())


class _Counted:
    """The function and its gradient, by forward differences when none is given; how often each was called."""

    def __init__(self, f, args, gradient, step):
        self._f, self._args, self._gradient, self._step = f, args, gradient, step
        self.calls = self.gradients = 0
        self._known = None

    def value(self, x):
        self.calls += 1
        fx = self._f(np.copy(x), *self._args)
        if not np.isscalar(fx):
            fx = np.asarray(fx).item()
        self._known = np.copy(x), fx
        return fx

    def gradient(self, x):
        self.gradients += 1
        if callable(self._gradient):
            return np.asarray(self._gradient(np.copy(x), *self._args), dtype=float)
        fx = self._known[1] if self._known is not None and np.array_equal(self._known[0], x) else self.value(x)
        kept, g = self._known, np.empty(len(x))
        for i in range(len(x)):
            moved = np.copy(x)
            moved[i] += self._step
            g[i] = (self.value(moved) - fx) / (moved[i] - x[i])
        self._known = kept
        return g


def _tell(disp, flag, f, problem, k):
    if not disp:
        return
    if flag:
        print("Warning: " + _MESSAGES[flag])
    else:
        print(_MESSAGES[0])
    print(f"         Current function value: {f:f}")
    print(f"         Iterations: {k}")
    print(f"         Function evaluations: {problem.calls}")
    if problem.gradients:
        print(f"         Gradient evaluations: {problem.gradients}")


def _norm(g, ord):
    return np.amax(np.abs(g)) if ord == np.inf else np.amin(np.abs(g)) if ord == -np.inf else np.sum(np.abs(g) ** ord, axis=0) ** (1.0 / ord)


def _result(problem, x, f, g, k, flag, **more):
    return OptimizeResult(fun=f, jac=g, nfev=problem.calls, njev=problem.gradients, status=flag, success=flag == 0,
                          message=_MESSAGES[flag], x=x, nit=k, **more)


def _status(f, x, k, limit, flag):
    if flag == 2:
        return 2
    if k >= limit:
        return 1
    return 3 if np.isnan(f) or np.isnan(x).any() else 0


def _minimize_cg(fun, x0, args=(), jac=None, callback=None, gtol=1e-5, norm=np.inf, eps=EPSILON, maxiter=None, disp=False, return_all=False):
    """Polak and Ribière's conjugate gradients, restarted where they do not descend enough (Gilbert and Nocedal)."""
    x = np.asarray(x0, dtype=float).flatten()
    limit = len(x) * 200 if maxiter is None else maxiter
    problem = _Counted(fun, args, jac, eps)
    f, g = problem.value(x), problem.gradient(x)
    old, p, k, flag, seen = f + np.linalg.norm(g) / 2, -g, 0, 0, [x]
    size = _norm(g, norm)
    while size > gtol and k < limit:
        square, step = np.dot(g, g), {}

        def conjugate(alpha, g_new):
            change = g_new - g
            beta = max(0, np.dot(change, g_new) / square)
            return alpha, x + alpha * p, -g_new + beta * p, g_new, _norm(g_new, norm)

        def descends(alpha, x_new, f_new, g_new):
            step["kept"] = found = conjugate(alpha, g_new)
            return found[4] <= gtol or np.dot(found[2], found[3]) <= -0.01 * np.dot(found[3], found[3])

        try:
            alpha, f, old, g_new = search(problem.value, problem.gradient, x, p, g, f, old, c2=0.4, low=1e-100, high=1e100, extra=descends)
        except LineSearchError:
            flag = 2
            break
        _, x, p, g, size = step["kept"] if step["kept"][0] == alpha else conjugate(alpha, g_new)
        seen.append(x)
        if callback is not None:
            callback(x)
        k += 1
    flag = _status(f, x, k, limit, flag)
    _tell(disp, flag, f, problem, k)
    result = _result(problem, x, f, g, k, flag)
    if return_all:
        result["allvecs"] = seen
    return result


def _minimize_bfgs(fun, x0, args=(), jac=None, callback=None, gtol=1e-5, norm=np.inf, eps=EPSILON, maxiter=None, disp=False,
                   return_all=False, finite_diff_rel_step=None, xrtol=0):
    x = np.asarray(x0, dtype=float).flatten()
    limit = len(x) * 200 if maxiter is None else maxiter
    problem = _Counted(fun, args, jac, eps)
    f, g = problem.value(x), problem.gradient(x)
    identity = np.eye(len(x), dtype=int)
    inverse, old, k, flag, seen = identity, f + np.linalg.norm(g) / 2, 0, 0, [x]
    size = _norm(g, norm)
    while size > gtol and k < limit:
        p = -np.dot(inverse, g)
        try:
            alpha, f, old, g_new = search(problem.value, problem.gradient, x, p, g, f, old, low=1e-100, high=1e100)
        except LineSearchError:
            flag = 2
            break
        moved, change = alpha * p, g_new - g
        x, g = x + moved, g_new
        seen.append(x)
        if callback is not None:
            callback(x)
        k += 1
        size = _norm(g, norm)
        if size <= gtol:
            break
        if not np.isfinite(f):
            flag = 2
            break
        curve = np.dot(change, moved)
        rho = 1000.0 if curve == 0 else 1.0 / curve
        left = identity - moved[:, np.newaxis] * change[np.newaxis, :] * rho
        right = identity - change[:, np.newaxis] * moved[np.newaxis, :] * rho
        inverse = np.dot(left, np.dot(inverse, right)) + rho * moved[:, np.newaxis] * moved[np.newaxis, :]
    flag = _status(f, x, k, limit, flag)
    _tell(disp, flag, f, problem, k)
    result = _result(problem, x, f, g, k, flag, hess_inv=inverse)
    if return_all:
        result["allvecs"] = seen
    return result


def _minimize_simplex(fun, x0, args=(), callback=None, maxiter=None, maxfev=None, disp=False, return_all=False, initial_simplex=None,
                      xatol=1e-4, fatol=1e-4, adaptive=False):
    """Nelder and Mead's method with reflection 1, expansion 2, contraction and shrinking 1/2."""
    x0 = np.atleast_1d(x0).flatten().astype(float)
    n = len(x0)
    rho, chi, psi, sigma = (1, 1 + 2 / n, 0.75 - 1 / (2 * n), 1 - 1 / n) if adaptive else (1, 2, 0.5, 0.5)
    if initial_simplex is None:
        corners = np.tile(x0, (n + 1, 1))
        for k in range(n):
            corners[k + 1, k] = 1.05 * x0[k] if x0[k] != 0 else 0.00025
    else:
        corners = np.array(initial_simplex, dtype=float)
    limit = n * 200 if maxiter is None and (maxfev is None or maxfev == np.inf) else np.inf if maxiter is None else maxiter
    calls = n * 200 if maxfev is None and (maxiter is None or maxiter == np.inf) else np.inf if maxfev is None else maxfev
    problem = _Counted(fun, args, None, EPSILON)
    values = np.array([problem.value(c) for c in corners], dtype=float)
    order = np.argsort(values)
    values, corners = values[order], corners[order]
    order = np.argsort(values)
    values, corners = values[order], corners[order]
    k, seen = 1, [corners[0]]
    while problem.calls < calls and k < limit:
        if np.max(np.ravel(np.abs(corners[1:] - corners[0]))) <= xatol and np.max(np.abs(values[0] - values[1:])) <= fatol:
            break
        centre = np.add.reduce(corners[:-1], 0) / n
        worst, shrink = corners[-1], False
        reflected = (1 + rho) * centre - rho * worst
        f_reflected = problem.value(reflected)
        if f_reflected < values[0]:
            expanded = (1 + rho * chi) * centre - rho * chi * worst
            f_expanded = problem.value(expanded)
            better = f_expanded < f_reflected
            corners[-1], values[-1] = (expanded, f_expanded) if better else (reflected, f_reflected)
        elif f_reflected < values[-2]:
            corners[-1], values[-1] = reflected, f_reflected
        elif f_reflected < values[-1]:
            outside = (1 + psi * rho) * centre - psi * rho * worst
            f_outside = problem.value(outside)
            shrink = f_outside > f_reflected
            if not shrink:
                corners[-1], values[-1] = outside, f_outside
        else:
            inside = (1 - psi) * centre + psi * worst
            f_inside = problem.value(inside)
            shrink = f_inside >= values[-1]
            if not shrink:
                corners[-1], values[-1] = inside, f_inside
        if shrink:
            for j in range(1, n + 1):
                corners[j] = corners[0] + sigma * (corners[j] - corners[0])
                values[j] = problem.value(corners[j])
        k += 1
        order = np.argsort(values)
        corners, values = np.take(corners, order, 0), np.take(values, order, 0)
        if callback is not None:
            callback(corners[0])
        seen.append(corners[0])
    x, f = corners[0], np.min(values)
    flag = 4 if problem.calls >= calls else 1 if k >= limit else 0
    if disp:
        _tell(True, flag, f, problem, k)
    result = OptimizeResult(fun=f, nit=k, nfev=problem.calls, status={4: 1, 1: 2}.get(flag, 0), success=flag == 0, message=_MESSAGES[flag],
                            x=x, final_simplex=(corners, values))
    if return_all:
        result["allvecs"] = seen
    return result


def minimize(fun, x0, args=(), method=None, jac=None, hess=None, hessp=None, bounds=None, constraints=(), tol=None, callback=None,
             options=None):
    methods = {"cg": _minimize_cg, "bfgs": _minimize_bfgs, "nelder-mead": _minimize_simplex}
    name = (method or ("L-BFGS-B" if bounds is not None else "SLSQP" if constraints else "BFGS"))
    if not isinstance(name, str) or name.lower() not in methods or bounds is not None or constraints:
        raise NotImplementedError(f"npcc: minimize(method={name!r}) with what it is given is not supported; BFGS, CG and Nelder-Mead are")
    if not isinstance(args, tuple):
        args = (args,)
    options = dict(options or {})
    if tol is not None:
        for key in ("xatol", "fatol") if name.lower() == "nelder-mead" else ("gtol",):
            options.setdefault(key, tol)
    if jac is True:
        pair, kept = fun, {}

        def fun(x, *a):
            value, kept["gradient"] = pair(x, *a)
            kept["x"] = np.copy(x)
            return value

        def jac(x, *a):
            if "x" not in kept or not np.array_equal(kept["x"], x):
                fun(x, *a)
            return kept["gradient"]
    if name.lower() == "nelder-mead":
        return _minimize_simplex(fun, x0, args, callback=callback, **options)
    return methods[name.lower()](fun, x0, args, jac if callable(jac) else None, callback, **options)


def _old_form(result, full_output, retall, names):
    if not full_output and not retall:
        return result["x"]
    parts = [result[n] for n in names] if full_output else [result["x"]]
    return tuple(parts + [result["allvecs"]] if retall else parts)


def fmin_cg(f, x0, fprime=None, args=(), gtol=1e-5, norm=np.inf, epsilon=EPSILON, maxiter=None, full_output=0, disp=1, retall=0, callback=None):
    result = _minimize_cg(f, x0, args, fprime, callback, gtol, norm, epsilon, maxiter, disp, retall)
    return _old_form(result, full_output, retall, ["x", "fun", "nfev", "njev", "status"])


def fmin_bfgs(f, x0, fprime=None, args=(), gtol=1e-5, norm=np.inf, epsilon=EPSILON, maxiter=None, full_output=0, disp=1, retall=0, callback=None):
    result = _minimize_bfgs(f, x0, args, fprime, callback, gtol, norm, epsilon, maxiter, disp, retall)
    return _old_form(result, full_output, retall, ["x", "fun", "jac", "hess_inv", "nfev", "njev", "status"])


def fmin(func, x0, args=(), xtol=1e-4, ftol=1e-4, maxiter=None, maxfun=None, full_output=0, disp=1, retall=0, callback=None):
    result = _minimize_simplex(func, x0, args, callback, maxiter, maxfun, disp, retall, xatol=xtol, fatol=ftol)
    return _old_form(result, full_output, retall, ["x", "fun", "nit", "nfev", "status"])
