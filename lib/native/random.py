"""Random numbers, the same as CPython's for the same seed: of one generator, that of the module's functions."""
from math import ceil as _ceil, exp as _exp, floor as _floor, log as _log, sqrt as _sqrt
from _pyrandom import gauss, randint, random, seed, shuffle, uniform, _below

_NV_MAGIC = 4 * _exp(-0.5) / _sqrt(2.0)


def randrange(start, stop=None, step=1):
    if stop is None:
        start, stop = 0, start
    if step > 0:
        n = (stop - start + step - 1) // step
    else:
        n = (stop - start + step + 1) // step
    if n <= 0:
        raise ValueError("empty range for randrange()")
    return start + step * _below(n)


def choice(seq):
    if len(seq) == 0:
        raise IndexError("Cannot choose from an empty sequence")
    return seq[_below(len(seq))]


def _cumulative(weights):
    total = weights[0]
    sums = [total]
    for i in range(1, len(weights)):
        total = total + weights[i]
        sums.append(total)
    return sums


def _place(sums, x, hi):
    lo = 0
    while lo < hi:
        mid = (lo + hi) // 2
        if x < sums[mid]:
            hi = mid
        else:
            lo = mid + 1
    return lo


def choices(population, weights=None, *, cum_weights=None, k=1):
    n = len(population)
    if cum_weights is None:
        if weights is None:
            return [population[_floor(random() * n)] for _ in range(k)]
        cum_weights = _cumulative(weights)
    if len(cum_weights) != n:
        raise ValueError("The number of weights does not match the population")
    total = cum_weights[-1] + 0.0
    if total <= 0.0:
        raise ValueError("Total of weights must be greater than zero")
    return [population[_place(cum_weights, random() * total, n - 1)] for _ in range(k)]


def sample(population, k):
    n = len(population)
    if k < 0 or k > n:
        raise ValueError("Sample larger than population or is negative")
    size = 21
    if k > 5:
        size = 21 + 4 ** _ceil(_log(k * 3, 4))
    pool = [i for i in range(n)]
    places = []
    if n <= size:
        for i in range(k):
            j = _below(n - i)
            places.append(pool[j])
            pool[j] = pool[n - i - 1]
    else:
        for i in range(k):
            j = _below(n)
            while pool[j] < 0:
                j = _below(n)
            pool[j] = -1
            places.append(j)
    return [population[j] for j in places]


def triangular(low=0.0, high=1.0, mode=None):
    u = random()
    c = 0.5 if mode is None else (mode - low) / (high - low)
    if u > c:
        return high + (low - high) * _sqrt((1.0 - u) * (1.0 - c))
    return low + (high - low) * _sqrt(u * c)


def normalvariate(mu=0.0, sigma=1.0):
    z = 0.0
    going = True
    while going:
        u1 = random()
        u2 = 1.0 - random()
        z = _NV_MAGIC * (u1 - 0.5) / u2
        going = z * z / 4.0 > -_log(u2)
    return mu + z * sigma


def lognormvariate(mu, sigma):
    return _exp(normalvariate(mu, sigma))


def expovariate(lambd):
    return -_log(1.0 - random()) / lambd


def paretovariate(alpha):
    return (1.0 - random()) ** (-1.0 / alpha)


def weibullvariate(alpha, beta):
    return alpha * (-_log(1.0 - random())) ** (1.0 / beta)
