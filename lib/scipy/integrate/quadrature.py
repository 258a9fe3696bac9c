"""Integrals of functions, as QUADPACK's QAGS and QAGI take them: Gauss and Kronrod's rules on ever smaller intervals, the
sequence of their sums extrapolated by Wynn's epsilon algorithm (Piessens et al., QUADPACK, 1983)."""
import math
import warnings

EPSILON, TINY, HUGE = 2.0 ** -52, 2.2250738585072014e-308, 1.7976931348623157e308


class IntegrationWarning(UserWarning):
    __module__ = "scipy.integrate._quadpack_py"


# Nodes of Kronrod's rules from the end to the middle, their weights, and those of Gauss's rule on every second node.
_RULE21 = ([0.9956571630258081, 0.9739065285171717, 0.9301574913557082, 0.8650633666889845, 0.7808177265864169, 0.6794095682990244,
            0.5627571346686047, 0.4333953941292472, 0.2943928627014602, 0.14887433898163122, 0.0],
           [0.011694638867371874, 0.032558162307964725, 0.054755896574351995, 0.07503967481091996, 0.0931254545836976, 0.10938715880229764,
            0.12349197626206584, 0.13470921731147334, 0.14277593857706009, 0.1477391049013385, 0.1494455540029169],
           [0.06667134430868814, 0.1494513491505806, 0.21908636251598204, 0.26926671930999635, 0.29552422471475287])
_RULE15 = ([0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945, 0.5860872354676911, 0.4058451513773972,
            0.20778495500789848, 0.0],
           [0.022935322010529224, 0.06309209262997856, 0.10479001032225019, 0.14065325971552592, 0.1690047266392679, 0.19035057806478542,
            0.20443294007529889, 0.20948214108472782],
           [0.0, 0.1294849661688697, 0.0, 0.27970539148927664, 0.0, 0.3818300505051189, 0.0, 0.4179591836734694])


def _with_error(kronrod, gauss, half, size, spread):
    size, spread, error = size * abs(half), spread * abs(half), abs((kronrod - gauss) * half)
    if spread != 0 and error != 0:
        error = spread * min(1.0, (200 * error / spread) ** 1.5)
    if size > TINY / (50 * EPSILON):
        error = max(EPSILON * 50 * size, error)
    return kronrod * half, error, size, spread


def _rule21(f, a, b):
    """(integral, error, integral of |f|, of |f - mean|)"""
    nodes, weights, gauss_weights = _RULE21
    centre, half = 0.5 * (a + b), 0.5 * (b - a)
    middle = f(centre)
    kronrod, gauss = weights[10] * middle, 0.0
    size = abs(kronrod)
    low, high = [0.0] * 10, [0.0] * 10
    for j in [1, 3, 5, 7, 9, 0, 2, 4, 6, 8]:
        step = half * nodes[j]
        low[j], high[j] = f(centre - step), f(centre + step)
        if j % 2:
            gauss += gauss_weights[j // 2] * (low[j] + high[j])
        kronrod += weights[j] * (low[j] + high[j])
        size += weights[j] * (abs(low[j]) + abs(high[j]))
    mean = kronrod * 0.5
    spread = weights[10] * abs(middle - mean)
    for j in range(10):
        spread += weights[j] * (abs(low[j] - mean) + abs(high[j] - mean))
    return _with_error(kronrod, gauss, half, size, spread)


def _rule15_infinite(f, bound, sign, both, a, b):
    """The same of the function on (bound, sign·∞) brought to (0, 1]; both: from minus to plus infinity."""
    nodes, weights, gauss_weights = _RULE15
    centre, half = 0.5 * (a + b), 0.5 * (b - a)

    def at(t):
        x = bound + sign * (1.0 - t) / t
        return (f(x) + f(-x) if both else f(x)) / t / t

    middle = at(centre)
    kronrod, gauss = weights[7] * middle, gauss_weights[7] * middle
    size = abs(kronrod)
    low, high = [0.0] * 7, [0.0] * 7
    for j in range(7):
        step = half * nodes[j]
        low[j], high[j] = at(centre - step), at(centre + step)
        gauss += gauss_weights[j] * (low[j] + high[j])
        kronrod += weights[j] * (low[j] + high[j])
        size += weights[j] * (abs(low[j]) + abs(high[j]))
    mean = kronrod * 0.5
    spread = weights[7] * abs(middle - mean)
    for j in range(7):
        spread += weights[j] * (abs(low[j] - mean) + abs(high[j] - mean))
    return _with_error(kronrod, gauss, half, size, spread)


class _Table:
    """Wynn's epsilon table: its last diagonal, and the last three limits."""

    def __init__(self, first):
        self.e, self.limits, self.count = [first], [], 0

    def extrapolate(self):
        """(limit, error)"""
        e, n = self.e, len(self.e)
        self.count += 1
        result, error = e[-1], HUGE
        if n < 3:
            return result, max(error, 5 * EPSILON * abs(result))
        e.append(e[-1])
        e[n - 1] = HUGE
        e.append(0.0)
        e[n + 1] = e[n]
        new, k1 = (n - 1) // 2, n - 1
        kept = n
        for i in range(new):
            k2, k3 = k1 - 1, k1 - 2
            r, e0, e1 = e[k1 + 2], e[k3], e[k2]
            e2 = r
            size1 = abs(e1)
            d2, d3 = e2 - e1, e1 - e0
            err2, err3 = abs(d2), abs(d3)
            tol2, tol3 = max(abs(e2), size1) * EPSILON, max(size1, abs(e0)) * EPSILON
            if err2 <= tol2 and err3 <= tol3:
                self.e = e[:kept]
                return r, max(err2 + err3, 5 * EPSILON * abs(r))
            e3 = e[k1]
            e[k1] = e1
            d1 = e1 - e3
            err1, tol1 = abs(d1), max(size1, abs(e3)) * EPSILON
            if err1 <= tol1 or err2 <= tol2 or err3 <= tol3:
                kept = 2 * i + 1
                break
            ss = 1 / d1 + 1 / d2 - 1 / d3
            if abs(ss * e1) <= 1e-4:
                kept = 2 * i + 1
                break
            r = e1 + 1 / ss
            e[k1] = r
            k1 -= 2
            size = err2 + abs(r - e2) + err3
            if size <= error:
                error, result = size, r
        if kept == 50:
            kept = 2 * (50 // 2) - 1
        start = 0 if n % 2 else 1
        for i in range(new + 1):
            e[start] = e[start + 2]
            start += 2
        if n != kept:
            moved = n - kept
            for i in range(kept):
                e[i] = e[moved + i]
        self.e = e[:kept]
        if self.count < 4:
            self.limits.append(result)
            error = HUGE
        else:
            error = sum([abs(result - x) for x in reversed(self.limits)])
            self.limits = self.limits[1:] + [result]
        return result, max(error, 5 * EPSILON * abs(result))


def _adaptive(rule, a, b, epsabs, epsrel, limit):
    """(integral, error, how it ended: QUADPACK's ier)"""
    result, error, size, spread = rule(a, b)
    target = max(epsabs, epsrel * abs(result))
    end = 2 if error <= 100 * EPSILON * size and error > target else 1 if limit == 1 else 0
    if end or error <= target and error != spread or error == 0:
        return result, error, end
    parts = [[error, a, b, result]]   # by falling error
    table, area, errors, best_error = _Table(result), result, error, HUGE
    where = calm = 0   # the part to cut, in parts; extrapolations without progress
    extrapolating = settled = False
    round1 = round2 = round3 = damaged = 0
    correction = 0.0
    keeps_sign = abs(result) >= (1 - 50 * EPSILON) * size
    for last in range(2, limit + 1):
        worst, left, right, value = parts[where]
        middle = 0.5 * (left + right)
        area1, error1, _, spread1 = rule(left, middle)
        area2, error2, _, spread2 = rule(middle, right)
        both, both_error = area1 + area2, error1 + error2
        errors += both_error - worst
        area += both - value
        if spread1 != error1 and spread2 != error2:
            if abs(value - both) <= 1e-5 * abs(both) and both_error >= 0.99 * worst:
                round1, round2 = round1 + (not extrapolating), round2 + extrapolating
            round3 += last > 10 and both_error > worst
        target = max(epsabs, epsrel * abs(area))
        end = 2 if round1 + round2 >= 10 or round3 >= 20 else 0
        damaged = 3 if round2 >= 5 else damaged
        end = 1 if last == limit else end
        if max(abs(left), abs(right)) <= (1 + 100 * EPSILON) * (abs(middle) + 1000 * TINY):
            end = 4
        del parts[where]
        for part in ([error1, left, middle, area1], [error2, middle, right, area2]):
            place = 0
            while place < len(parts) and parts[place][0] >= part[0]:
                place += 1
            parts.insert(place, part)
        if errors <= target:
            return sum([p[3] for p in parts]), errors, 0
        if end:
            break
        if last == 2:
            small, large_errors, test = abs(b - a) * 0.375, errors, target
            table.e.append(area)
            continue
        if settled:
            continue
        large_errors -= worst
        if abs(middle - left) > small:
            large_errors += both_error
        if not extrapolating:
            if abs(parts[where][2] - parts[where][1]) > small:
                continue
            extrapolating, where = True, 1
        if damaged != 3 and large_errors > test:
            bound = last if last <= 2 + limit // 2 else limit + 3 - last
            found = False
            for _ in range(where, bound):
                if abs(parts[where][2] - parts[where][1]) > small:
                    found = True
                    break
                where += 1
            if found:
                continue
        table.e.append(area)
        limit_value, limit_error = table.extrapolate()
        calm += 1
        if calm > 5 and best_error < 1e-3 * errors:
            end = 5
        if limit_error < best_error:
            calm, best_error, result, correction = 0, limit_error, limit_value, large_errors
            test = max(epsabs, epsrel * abs(limit_value))
            if best_error <= test:
                break
        settled = settled or len(table.e) == 1
        if end == 5:
            break
        where, extrapolating, small, large_errors = 0, False, small * 0.5, errors
    summed = sum([p[3] for p in parts])
    if best_error == HUGE:
        return summed, errors, end
    if end + damaged:
        if damaged == 3:
            best_error += correction
            end = end or 3
        if result != 0 and area != 0:
            if best_error / abs(result) > errors / abs(area):
                return summed, errors, end - (end > 2)
        elif best_error > errors:
            return summed, errors, end - (end > 2)
        elif area == 0:
            return result, best_error, end - (end > 2)
    if not keeps_sign and max(abs(result), abs(area)) <= size * 0.01:
        return result, best_error, end - (end > 2)
    if area == 0 or not 0.01 <= result / area <= 100 or errors > abs(area):
        end = 6
    return result, best_error, end - (end > 2)


_MESSAGES = {1: "The maximum number of subdivisions (%d) has been achieved.\n  If increasing the limit yields no improvement it is advised to analyze"
                " \n  the integrand in order to determine the difficulties.  If the position of a \n  local difficulty can be determined "
                "(singularity, discontinuity) one will \n  probably gain from splitting up the interval and calling the integrator \n  on the "
                "subranges.  Perhaps a special-purpose integrator should be used.",
             2: "The occurrence of roundoff error is detected, which prevents \n  the requested tolerance from being achieved.  "
                "The error may be \n  underestimated.",
             3: "Extremely bad integrand behavior occurs at some points of the\n  integration interval.",
             4: "The algorithm does not converge.  Roundoff error is detected\n  in the extrapolation table.  It is assumed that the requested "
                "tolerance\n  cannot be achieved, and that the returned result (if full_output = 1) is \n  the best which can be obtained.",
             5: "The integral is probably divergent, or slowly convergent."}


def quad(func, a, b, args=(), full_output=0, epsabs=1.49e-8, epsrel=1.49e-8, limit=50, points=None, weight=None, wvar=None, wopts=None,
         maxp1=50, limlst=50, complex_func=False):
    if full_output or points is not None or weight is not None or complex_func:
        raise NotImplementedError("npcc: quad with points, weights, complex functions or full_output is not supported")
    args = args if isinstance(args, tuple) else (args,)
    f = lambda x: float(func(x, *args))
    a, b = float(a), float(b)
    flip, a, b = b < a, min(a, b), max(a, b)
    if a == b:
        return 0.0, 0.0
    if math.isinf(a) or math.isinf(b):
        both = math.isinf(a) and math.isinf(b)
        bound, sign = (0.0, 1) if both else (a, 1) if math.isinf(b) else (b, -1)
        value, error, end = _adaptive(lambda p, q: _rule15_infinite(f, bound, sign, both, p, q), 0.0, 1.0, epsabs, epsrel, limit)
    else:
        value, error, end = _adaptive(lambda p, q: _rule21(f, p, q), a, b, epsabs, epsrel, limit)
    if end in _MESSAGES:
        warnings.warn(_MESSAGES[end] % limit if end == 1 else _MESSAGES[end], IntegrationWarning, stacklevel=2)
    return (-value if flip else value), error


def dblquad(func, a, b, gfun, hfun, args=(), epsabs=1.49e-8, epsrel=1.49e-8):
    low = gfun if callable(gfun) else lambda x: gfun
    high = hfun if callable(hfun) else lambda x: hfun
    errors = []

    def inner(x):
        value, error = quad(func, low(x), high(x), (x, *args), epsabs=epsabs, epsrel=epsrel)
        errors.append(error)
        return value

    value, error = quad(inner, a, b, epsabs=epsabs, epsrel=epsrel)
    return value, max(error, max(errors))
