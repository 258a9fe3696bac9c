"""Statistics of plain numbers."""
import math as _math
from collections import Counter as _Counter


class StatisticsError(ValueError):
    pass


def _exact_sum(data):
    """The exact sum as a fraction n / d, and whether every value was an int."""
    n, d, ints = 0, 1, True
    for x in data:
        ints = ints and isinstance(x, int)
        a, b = x.as_integer_ratio()
        if b == d:
            n += a
        else:
            n, d = n * b + a * d, d * b
    return n, d, ints


def _ratio(n, d, ints):
    if ints and n % d == 0:
        return n // d
    return n / d


def mean(data):
    data = list(data)
    if not data:
        raise StatisticsError("mean requires at least one data point")
    n, d, ints = _exact_sum(data)
    return _ratio(n, d * len(data), ints)


def fmean(data, weights=None):
    data = list(data)
    if not data:
        raise StatisticsError("fmean requires at least one data point")
    if weights is None:
        return _math.fsum(data) / len(data)
    weights = list(weights)
    return _math.fsum(x * w for x, w in zip(data, weights)) / _math.fsum(weights)


def geometric_mean(data):
    return _math.exp(fmean([_math.log(x) for x in data]))


def harmonic_mean(data):
    data = list(data)
    return len(data) / sum(1 / x for x in data)


def median(data):
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError("no median for empty data")
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def mode(data):
    pairs = _Counter(iter(data)).most_common(1)
    if not pairs:
        raise StatisticsError("no mode for empty data")
    return pairs[0][0]


def multimode(data):
    counts = _Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def _squares(data):
    """The exact sum of squared deviations as a fraction."""
    n, d, ints = _exact_sum(data)
    count = len(data)
    total, scale = 0, 1
    for x in data:
        a, b = x.as_integer_ratio()
        top, bottom = a * d * count - n * b, b * d * count
        total, scale = total * bottom * bottom + top * top * scale, scale * bottom * bottom
        common = _math.gcd(total, scale)
        total, scale = total // common, scale // common
    return total, scale, ints


def variance(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("variance requires at least two data points")
    n, d, ints = _squares(data)
    return _ratio(n, d * (len(data) - 1), ints)


def pvariance(data, mu=None):
    data = list(data)
    if not data:
        raise StatisticsError("pvariance requires at least one data point")
    n, d, ints = _squares(data)
    return _ratio(n, d * len(data), ints)


def stdev(data, xbar=None):
    return _math.sqrt(variance(data))


def pstdev(data, mu=None):
    return _math.sqrt(pvariance(data))


def quantiles(data, *, n=4, method="exclusive"):
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    result = []
    m = size + 1 if method == "exclusive" else size - 1
    for i in range(1, n):
        if method == "exclusive":
            j = min(max(i * m // n, 1), size - 1)
            delta = i * m - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        else:
            j, delta = divmod(i * m, n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
    return result


def correlation(x, y):
    mx, my = fmean(x), fmean(y)
    sxy = _math.fsum((a - mx) * (b - my) for a, b in zip(x, y))
    return sxy / _math.sqrt(_math.fsum((a - mx) ** 2 for a in x) * _math.fsum((b - my) ** 2 for b in y))
