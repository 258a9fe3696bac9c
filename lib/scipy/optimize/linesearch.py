"""Steps along a line that meet Wolfe's conditions: the search of Moré and Thuente (ACM TOMS 20, 1994), and where it fails the
bracketing search of Nocedal and Wright (Numerical Optimization, 3.5 and 3.6)."""
import numpy as np


class LineSearchError(RuntimeError):
    pass


class _Interval:
    """The ends of the interval with the minimum: best x with f and slope, the other y; whether it is bracketed."""

    def __init__(self, f0, g0, width):
        self.x = self.y = 0.0
        self.fx = self.fy = f0
        self.gx = self.gy = g0
        self.bracketed = False
        self.width, self.old_width = width, 2 * width


def _cubic(a, fa, ga, b, fb, gb):
    """theta and gamma of the cubic that interpolates two values and slopes."""
    theta = 3 * (fa - fb) / (b - a) + ga + gb
    s = max(abs(theta), abs(ga), abs(gb))
    return theta, s


def _trial(v, t, f, g, low, high):
    """The next step from the interval v and the step t with value f and slope g."""
    sign = g * (v.gx / abs(v.gx))
    if f > v.fx:   # a minimum lies between
        theta, s = _cubic(v.x, v.fx, v.gx, t, f, g)
        gamma = s * np.sqrt((theta / s) ** 2 - (v.gx / s) * (g / s)) * (-1 if t < v.x else 1)
        r = ((gamma - v.gx) + theta) / (((gamma - v.gx) + gamma) + g)
        cubic = v.x + r * (t - v.x)
        quadratic = v.x + ((v.gx / ((v.fx - f) / (t - v.x) + v.gx)) / 2) * (t - v.x)
        new = cubic if abs(cubic - v.x) < abs(quadratic - v.x) else cubic + (quadratic - cubic) / 2
        v.bracketed = True
    elif sign < 0:   # slopes of opposite sign
        theta, s = _cubic(v.x, v.fx, v.gx, t, f, g)
        gamma = s * np.sqrt((theta / s) ** 2 - (v.gx / s) * (g / s)) * (-1 if t > v.x else 1)
        r = ((gamma - g) + theta) / (((gamma - g) + gamma) + v.gx)
        cubic, secant = t + r * (v.x - t), t + (g / (g - v.gx)) * (v.x - t)
        new = cubic if abs(cubic - t) > abs(secant - t) else secant
        v.bracketed = True
    elif abs(g) < abs(v.gx):   # the slope grows flatter
        theta, s = _cubic(v.x, v.fx, v.gx, t, f, g)
        gamma = s * np.sqrt(max(0.0, (theta / s) ** 2 - (v.gx / s) * (g / s))) * (-1 if t > v.x else 1)
        r = ((gamma - g) + theta) / ((gamma + (v.gx - g)) + gamma)
        cubic = t + r * (v.x - t) if r < 0 and gamma != 0 else high if t > v.x else low
        secant = t + (g / (g - v.gx)) * (v.x - t)
        if v.bracketed:
            new = cubic if abs(cubic - t) < abs(secant - t) else secant
            limit = t + 0.66 * (v.y - t)
            new = min(limit, new) if t > v.x else max(limit, new)
        else:
            new = cubic if abs(cubic - t) > abs(secant - t) else secant
            new = max(min(high, new), low)
    elif v.bracketed:
        theta, s = _cubic(t, f, g, v.y, v.fy, v.gy)
        theta = 3 * (f - v.fy) / (v.y - t) + v.gy + g
        s = max(abs(theta), abs(v.gy), abs(g))
        gamma = s * np.sqrt((theta / s) ** 2 - (v.gy / s) * (g / s)) * (-1 if t > v.y else 1)
        r = ((gamma - g) + theta) / (((gamma - g) + gamma) + v.gy)
        new = t + r * (v.y - t)
    else:
        new = high if t > v.x else low
    if f > v.fx:
        v.y, v.fy, v.gy = t, f, g
    else:
        if sign < 0:
            v.y, v.fy, v.gy = v.x, v.fx, v.gx
        v.x, v.fx, v.gx = t, f, g
    return new


def _more_thuente(phi, slope, phi0, slope0, step, ftol, gtol, xtol, low, high):
    """(step, value), or None."""
    if step < low or step > high or slope0 >= 0:
        return None
    v, test = _Interval(phi0, slope0, high - low), ftol * slope0
    first, step_low, step_high = True, 0.0, step + 4 * step
    for _ in range(100):
        f, g = phi(step), slope(step)
        if not np.isfinite(f):
            return None
        bound = phi0 + step * test
        if first and f <= bound and g >= 0:
            first = False
        done = f <= bound and abs(g) <= gtol * -slope0
        stuck = (v.bracketed and (step <= step_low or step >= step_high) or v.bracketed and step_high - step_low <= xtol * step_high or
                 step == high and f <= bound and g <= test or step == low and (f > bound or g >= test))
        if done:
            return step, f
        if stuck:
            return None
        if first and f <= v.fx and f > bound:   # of the function less its linear part
            moved = _Interval(v.fx - v.x * test, v.gx - test, 0)
            moved.x, moved.y, moved.bracketed = v.x, v.y, v.bracketed
            moved.fy, moved.gy = v.fy - v.y * test, v.gy - test
            step = _trial(moved, step, f - step * test, g - test, step_low, step_high)
            v.x, v.fx, v.gx = moved.x, moved.fx + moved.x * test, moved.gx + test
            v.y, v.fy, v.gy, v.bracketed = moved.y, moved.fy + moved.y * test, moved.gy + test, moved.bracketed
        else:
            step = _trial(v, step, f, g, step_low, step_high)
        if v.bracketed:
            if abs(v.y - v.x) >= 0.66 * v.old_width:
                step = v.x + 0.5 * (v.y - v.x)
            v.old_width, v.width = v.width, abs(v.y - v.x)
            step_low, step_high = min(v.x, v.y), max(v.x, v.y)
        else:
            step_low, step_high = step + 1.1 * (step - v.x), step + 4 * (step - v.x)
        step = min(max(step, low), high)
        if v.bracketed and (step <= step_low or step >= step_high) or v.bracketed and step_high - step_low <= xtol * step_high:
            step = v.x
    return None


def _first_step(phi0, old_phi0, slope0):
    if old_phi0 is None or slope0 == 0:
        return 1.0
    step = min(1.0, 1.01 * 2 * (phi0 - old_phi0) / slope0)
    return step if step >= 0 else 1.0


def _zoom(phi, slope, low, high, f_low, f_high, g_low, phi0, slope0, c1, c2, extra):
    """Nocedal and Wright's zoom: (step, value) or None."""
    previous = None
    for i in range(11):
        width = high - low
        a, b = min(low, high), max(low, high)
        step = None
        if previous is not None:
            step = _cubic_minimum(low, f_low, g_low, high, f_high, *previous)
        if previous is None or step is None or step > b - 0.2 * abs(width) or step < a + 0.2 * abs(width):
            step = _quadratic_minimum(low, f_low, g_low, high, f_high)
            if step is None or step > b - 0.1 * abs(width) or step < a + 0.1 * abs(width):
                step = low + 0.5 * width
        f = phi(step)
        if f > phi0 + c1 * step * slope0 or f >= f_low:
            previous, high, f_high = (high, f_high), step, f
            continue
        g = slope(step)
        if abs(g) <= -c2 * slope0 and (extra is None or extra(step, f)):
            return step, f
        if g * (high - low) >= 0:
            previous, high, f_high = (high, f_high), low, f_low
        else:
            previous = low, f_low
        low, f_low, g_low = step, f, g
    return None


def _quadratic_minimum(a, fa, ga, b, fb):
    d = b - a
    curve = (fb - fa - ga * d) / (d * d) if d else 0.0
    return a - ga / (2 * curve) if curve > 0 else None


def _cubic_minimum(a, fa, ga, b, fb, c, fc):
    db, dc = b - a, c - a
    below = (db * dc) ** 2 * (db - dc)
    if not below:
        return None
    p, q = fb - fa - ga * db, fc - fa - ga * dc
    three, two = (dc ** 2 * p - db ** 2 * q) / below, (-dc ** 3 * p + db ** 3 * q) / below
    inside = two * two - 3 * three * ga
    if inside < 0 or not three:
        return None
    return a + (-two + np.sqrt(inside)) / (3 * three)


def _bracketing(phi, slope, phi0, slope0, old_phi0, c1, c2, highest, extra):
    before, f_before, g_before = 0.0, phi0, slope0
    step = min(_first_step(phi0, old_phi0, slope0), highest)
    f = phi(step)
    for i in range(10):
        if step == 0 or before == highest:
            return None
        if f > phi0 + c1 * step * slope0 or f >= f_before and i:
            return _zoom(phi, slope, before, step, f_before, f, g_before, phi0, slope0, c1, c2, extra)
        g = slope(step)
        if abs(g) <= -c2 * slope0 and (extra is None or extra(step, f)):
            return step, f
        if g >= 0:
            return _zoom(phi, slope, step, before, f, f_before, g, phi0, slope0, c1, c2, extra)
        before, f_before, g_before = step, f, g
        step = min(2 * step, highest)
        f = phi(step)
    return None


def search(f, gradient, x, p, g, value, old_value, c1=1e-4, c2=0.9, low=1e-8, high=50, extra=None):
    """(step, value there, the value before, gradient there). extra(step, x, value, gradient): another condition."""
    kept = {}

    def phi(step):
        return f(x + step * p)

    def slope(step):
        kept["at"], kept["gradient"] = step, gradient(x + step * p)
        return np.dot(kept["gradient"], p)

    def gradient_at(step):
        return kept["gradient"] if kept.get("at") == step else gradient(x + step * p)

    slope0 = np.dot(g, p)
    found = _more_thuente(phi, slope, value, slope0, _first_step(value, old_value, slope0), c1, c2, 1e-14, low, high)
    if found and (extra is None or extra(found[0], x + found[0] * p, found[1], gradient_at(found[0]))):
        return found[0], found[1], value, gradient_at(found[0])
    more = None if extra is None else lambda step, v: extra(step, x + step * p, v, gradient_at(step))
    found = _bracketing(phi, slope, value, slope0, old_value, c1, c2, high, more)
    if not found:
        raise LineSearchError()
    return found[0], found[1], value, gradient_at(found[0])
