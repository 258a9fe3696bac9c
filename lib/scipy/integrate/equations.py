"""Ordinary differential equations, by Runge and Kutta's pairs of Dormand and Prince (RK45) and of Bogacki and Shampine (RK23)."""
import numpy as np
from scipy.optimize.minima import OptimizeResult


class _Pair:
    """order: of the error; a, b, c: the tableau; e: weights of the error; p: of the polynomial between steps."""

    def __init__(self, order, c, a, b, e, p):
        self.order, self.c, self.b, self.e, self.p = order, c, np.array(b), np.array(e), np.array(p)
        self.a = [np.array(row) for row in a]


_PAIRS = {
    "RK45": _Pair(4, [0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1],
                  [[], [1 / 5], [3 / 40, 9 / 40], [44 / 45, -56 / 15, 32 / 9], [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
                   [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656]],
                  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
                  [-71 / 57600, 0, 71 / 16695, -71 / 1920, 17253 / 339200, -22 / 525, 1 / 40],
                  [[1, -8048581381 / 2820520608, 8663915743 / 2820520608, -12715105075 / 11282082432], [0, 0, 0, 0],
                   [0, 131558114200 / 32700410799, -68118460800 / 10900136933, 87487479700 / 32700410799],
                   [0, -1754552775 / 470086768, 14199869525 / 1410260304, -10690763975 / 1880347072],
                   [0, 127303824393 / 49829197408, -318862633887 / 49829197408, 701980252875 / 199316789632],
                   [0, -282668133 / 205662961, 2019193451 / 616988883, -1453857185 / 822651844],
                   [0, 40617522 / 29380423, -110615467 / 29380423, 69997945 / 29380423]]),
    "RK23": _Pair(2, [0, 1 / 2, 3 / 4], [[], [1 / 2], [0, 3 / 4]], [2 / 9, 1 / 3, 4 / 9], [5 / 72, -1 / 12, -1 / 9, 1 / 8],
                  [[1, -4 / 3, 5 / 9], [0, 1, -2 / 3], [0, 4 / 3, -8 / 9], [0, -1, 1]])}


def _size(x):
    return np.linalg.norm(x) / x.size ** 0.5


def _first_step(f, t, y, fy, direction, order, rtol, atol):
    """Hairer, Nørsett and Wanner, Solving ODEs I, II.4."""
    if not y.size:
        return np.inf
    scale = atol + np.abs(y) * rtol
    d0, d1 = _size(y / scale), _size(fy / scale)
    h0 = 1e-6 if d0 < 1e-5 or d1 < 1e-5 else 0.01 * d0 / d1
    d2 = _size((f(t + h0 * direction, y + h0 * direction * fy) - fy) / scale) / h0
    h1 = max(1e-6, h0 * 1e-3) if d1 <= 1e-15 and d2 <= 1e-15 else (0.01 / max(d1, d2)) ** (1 / (order + 1))
    return min(100 * h0, h1)


class _Piece:
    """The solution within one step."""

    def __init__(self, start, end, y, slopes, weights):
        self.start, self.end, self.y, self.q = start, end, y, slopes.T.dot(weights)

    def __call__(self, t):
        t = np.asarray(t)
        x = (t - self.start) / (self.end - self.start)
        powers = np.cumprod(np.tile(x, self.q.shape[1]) if t.ndim == 0 else np.tile(x, (self.q.shape[1], 1)), axis=0)
        y = (self.end - self.start) * np.dot(self.q, powers)
        return y + (self.y[:, None] if y.ndim == 2 else self.y)


class OdeSolution:
    def __init__(self, times, pieces):
        self.ts, self.interpolants = np.array(times), pieces
        self.t_min, self.t_max = min(times[0], times[-1]), max(times[0], times[-1])

    def _at(self, t):
        rising = self.ts[-1] >= self.ts[0]
        i = np.searchsorted(self.ts if rising else -self.ts, t if rising else -t, side="left")
        return self.interpolants[min(max(int(i) - 1, 0), len(self.interpolants) - 1)](t)

    def __call__(self, t):
        return self._at(t) if np.ndim(t) == 0 else np.stack([self._at(x) for x in np.asarray(t)], axis=1)


class _Solver:
    def __init__(self, f, t, y, end, pair, rtol, atol, max_step, first_step):
        self.f, self.t, self.y, self.end, self.pair = f, t, y, end, pair
        self.rtol, self.atol, self.longest = rtol, atol, max_step
        self.direction = np.sign(end - t) if end != t else 1
        self.fy = f(t, y)
        self.h = first_step or _first_step(f, t, y, self.fy, self.direction, pair.order, rtol, atol)
        self.slopes = np.empty((len(pair.b) + 1, y.size), dtype=y.dtype)

    def step(self):
        """Whether a step was made: the piece of the solution, or None when it grew too small."""
        pair, shortest = self.pair, 10 * abs(np.nextafter(self.t, self.direction * np.inf) - self.t)
        h = min(max(self.h, shortest), self.longest) if self.h <= self.longest else self.longest
        rejected = False
        while True:
            if h < shortest:
                return None
            new = self.t + h * self.direction
            if self.direction * (new - self.end) > 0:
                new = self.end
            signed = new - self.t
            h = abs(signed)
            k = self.slopes
            k[0] = self.fy
            for s in range(1, len(pair.c)):
                k[s] = self.f(self.t + pair.c[s] * signed, self.y + np.dot(k[:s].T, pair.a[s]) * signed)
            y = self.y + signed * np.dot(k[:-1].T, pair.b)
            k[-1] = fy = self.f(self.t + signed, y)
            scale = self.atol + np.maximum(np.abs(self.y), np.abs(y)) * self.rtol
            error = _size(np.dot(k.T, pair.e) * signed / scale)
            power = -1 / (pair.order + 1)
            if error < 1:
                factor = 10 if error == 0 else min(10, 0.9 * error ** power)
                break
            h *= max(0.2, 0.9 * error ** power)
            rejected = True
        piece = _Piece(self.t, new, self.y, k.copy(), pair.p)
        self.h = h * (min(1, factor) if rejected else factor)
        self.t, self.y, self.fy = new, y, fy
        return piece


def solve_ivp(fun, t_span, y0, method="RK45", t_eval=None, dense_output=False, events=None, vectorized=False, args=None, max_step=np.inf,
              rtol=1e-3, atol=1e-6, first_step=None):
    if method not in _PAIRS or events is not None:
        raise NotImplementedError(f"npcc: solve_ivp(method={method!r}) with events or another method than RK45 and RK23 is not supported")
    start, end = map(float, t_span)
    more = tuple(args) if args is not None else ()
    y = np.asarray(y0)
    y = y.astype(complex if y.dtype.kind == "c" else float)
    calls = [0]

    def f(t, x):
        calls[0] += 1
        return np.asarray(fun(t, x, *more), dtype=y.dtype)

    rtol = max(rtol, 100 * float(np.finfo(float).eps))
    solver = _Solver(f, start, y, end, _PAIRS[method], rtol, atol, max_step, first_step)
    if t_eval is not None:
        wanted = np.asarray(t_eval)
        if np.any(wanted < min(start, end)) or np.any(wanted > max(start, end)):
            raise ValueError("Values in `t_eval` are not within `t_span`.")
        if np.any(np.diff(wanted) * solver.direction <= 0):
            raise ValueError("Values in `t_eval` are not properly sorted.")
    times, values, steps, pieces, done, status = [start], [y], [start], [], 0, 0
    if t_eval is not None:
        times, values = [], []
    while solver.t != end:
        piece = solver.step()
        if piece is None:
            status = -1
            break
        steps.append(solver.t)
        pieces.append(piece)
        if t_eval is None:
            times.append(solver.t)
            values.append(solver.y)
            continue
        upto = int(np.searchsorted(wanted * solver.direction, solver.t * solver.direction, side="right"))
        if upto > done:
            times.append(wanted[done:upto])
            values.append(piece(wanted[done:upto]))
            done = upto
    if t_eval is None:
        t, states = np.array(times), np.vstack(values).T
    else:
        t, states = (np.hstack(times), np.hstack(values)) if times else (np.array([]), np.array([]))
    message = "Required step size is less than spacing between numbers." if status else "The solver successfully reached the end of the integration interval."
    return OptimizeResult(t=t, y=states, sol=OdeSolution(steps, pieces) if dense_output else None, t_events=None, y_events=None, nfev=calls[0],
                          njev=0, nlu=0, status=status, message=message, success=status >= 0)


_STEPS = 500000   # that a call of odeint may take: only a stiff system needs more


def odeint(func, y0, t, args=(), Dfun=None, col_deriv=0, full_output=0, ml=None, mu=None, rtol=None, atol=None, tcrit=None, h0=0.0,
           hmax=0.0, hmin=0.0, ixpr=0, mxstep=0, mxhnil=0, mxordn=12, mxords=5, printmessg=0, tfirst=False):
    """By the pair of Dormand and Prince with small tolerances: the values agree with LSODA's to LSODA's own errors."""
    if full_output:
        raise NotImplementedError("npcc: odeint(full_output=True) is not supported")
    y, times = np.atleast_1d(np.array(y0, dtype=float)), np.atleast_1d(np.asarray(t, dtype=float))
    if y.ndim > 1:
        raise ValueError("Initial condition y0 must be one-dimensional.")
    args = args if isinstance(args, tuple) else (args,)
    rising = np.diff(times)
    if not (np.all(rising >= 0) or np.all(rising <= 0)):
        raise ValueError("The values in t must be monotonically increasing or monotonically decreasing; repeated values are allowed.")

    def f(t, x):
        slopes = np.atleast_1d(np.asarray(func(t, x, *args) if tfirst else func(x, t, *args), dtype=float))
        if slopes.size != y.size:
            raise RuntimeError(f"The size of the array returned by func ({slopes.size}) does not match the size of y0 ({y.size}).")
        return slopes.ravel()

    relative = np.minimum(1e-10 if rtol is None else rtol, 1e-10)
    absolute = np.minimum(1e-12 if atol is None else atol, 1e-12)
    values = np.empty((times.size, y.size))
    values[0] = y
    solver = _Solver(f, times[0], y, times[-1], _PAIRS["RK45"], relative, absolute, hmax or np.inf, h0 or None)
    steps = 0
    for i in range(1, times.size):
        solver.end = times[i]
        while solver.t != solver.end:
            steps += 1
            if steps > _STEPS or solver.step() is None:
                raise NotImplementedError("npcc: odeint of a stiff system is not supported")
        values[i] = solver.y
    return values
