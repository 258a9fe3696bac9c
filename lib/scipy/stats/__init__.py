"""scipy.stats: the normal distribution, means, scores and correlation."""
import numpy as np
from scipy import special


class _Normal:
    """norm: location and scale come with each call, or are kept by norm(loc, scale)."""

    def __init__(self, loc=0, scale=1):
        self._loc, self._scale = loc, scale

    def __call__(self, loc=0, scale=1):
        return _Normal(loc, scale)

    def _standard(self, x, loc, scale):
        loc, scale = (self._loc if loc is None else loc), (self._scale if scale is None else scale)
        return (np.asarray(x, dtype=float) - loc) / scale, scale

    def pdf(self, x, loc=None, scale=None):
        z, s = self._standard(x, loc, scale)
        return np.exp(-z ** 2 / 2.0) / np.sqrt(2 * np.pi) / s

    def logpdf(self, x, loc=None, scale=None):
        z, s = self._standard(x, loc, scale)
        return -z ** 2 / 2.0 - np.log(np.sqrt(2 * np.pi)) - np.log(s)

    def cdf(self, x, loc=None, scale=None):
        return special.ndtr(self._standard(x, loc, scale)[0])

    def sf(self, x, loc=None, scale=None):
        return special.ndtr(-self._standard(x, loc, scale)[0])

    def ppf(self, q, loc=None, scale=None):
        loc, scale = (self._loc if loc is None else loc), (self._scale if scale is None else scale)
        return special.ndtri(q) * scale + loc

    def rvs(self, loc=None, scale=None, size=None, random_state=None):
        loc, scale = (self._loc if loc is None else loc), (self._scale if scale is None else scale)
        state = np.random.RandomState(random_state) if isinstance(random_state, (int, np.integer)) else random_state or np.random
        return state.standard_normal(size) * scale + loc

    def mean(self, loc=None, scale=None):
        return float(self._loc if loc is None else loc)

    def std(self, loc=None, scale=None):
        return float(self._scale if scale is None else scale)


norm = _Normal()


def gmean(a, axis=0, dtype=None, weights=None):
    return np.exp(np.average(np.log(np.asarray(a, dtype=dtype)), axis=axis, weights=weights))


def hmean(a, axis=0, dtype=None):
    a = np.asarray(a, dtype=dtype)
    return (a.size if axis is None else a.shape[axis]) / np.sum(1.0 / a, axis=axis)


def zscore(a, axis=0, ddof=0):
    a = np.asarray(a)
    return (a - a.mean(axis=axis, keepdims=True)) / a.std(axis=axis, ddof=ddof, keepdims=True)


def sem(a, axis=0, ddof=1):
    a = np.asarray(a)
    return np.std(a, axis=axis, ddof=ddof) / np.sqrt(a.size if axis is None else a.shape[axis])


def skew(a, axis=0):
    d = np.asarray(a) - np.mean(a, axis=axis, keepdims=True)
    return np.mean(d ** 3, axis=axis) / np.mean(d ** 2, axis=axis) ** 1.5


def kurtosis(a, axis=0, fisher=True):
    d = np.asarray(a) - np.mean(a, axis=axis, keepdims=True)
    return np.mean(d ** 4, axis=axis) / np.mean(d ** 2, axis=axis) ** 2 - (3 if fisher else 0)
