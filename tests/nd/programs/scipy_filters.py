# Windows, filters and statistics of SciPy, to the digits that do not depend on rounding.
import numpy as np
from scipy import ndimage, signal, stats
from scipy.special import i0e
from scipy.stats.mstats import gmean

for name in ("hann", "hamming", "blackman", "boxcar", "bartlett", "triang", "nuttall", "blackmanharris", "flattop", "cosine"):
    print(name, (signal.get_window(name, 6) + 1).round(12), (signal.get_window(name, 5, fftbins=False) + 1).round(12))
a = np.arange(20.0).reshape(4, 5) ** 1.5
for mode in ("reflect", "nearest", "mirror", "wrap", "constant"):
    for kernel in ([[1.0, 2.0, 0.5], [0.0, -1.0, 3.0], [2.0, 1.0, 1.0]], [[1.0, 2.0], [3.0, 4.0]], [[1.0, -1.0, 2.0, 0.5]]):
        print(mode, ndimage.convolve(a, kernel, mode=mode, cval=1.5).round(9), ndimage.correlate(a, kernel, mode=mode, cval=1.5).round(9))
print(ndimage.convolve(np.arange(6), [1, 2, 1]), ndimage.convolve(np.arange(6), [1, 2, 1]).dtype, ndimage.convolve([[1, 2], [3, 4]], np.ones((3, 3)), output=float))
print(ndimage.gaussian_filter(a, 1.2).round(9), ndimage.uniform_filter(a, 3).round(9))
print(signal.convolve([1, 2, 3], [0, 1, 0.5]), signal.convolve([1, 2, 3, 4], [1, 1], mode="same"), signal.convolve([1, 2, 3, 4], [1, 1], mode="valid"))
print(signal.detrend([1.0, 2.5, 2.0, 4.0]).round(12), signal.detrend([1.0, 2.5], type="constant"))
print(stats.norm.pdf([0.0, 1.0]).round(12), stats.norm.cdf(1.96).round(12), stats.norm.ppf(0.975).round(10), stats.norm(2, 3).cdf(2), stats.norm.sf(2.0).round(12),
      stats.norm.pdf(1, loc=2, scale=0.5).round(12), stats.norm.rvs(size=3, random_state=4).round(12))
x = np.array([2.0, 4.0, 4.0, 5.0, 9.0])
print(gmean(x).round(12), stats.hmean(x).round(12), stats.zscore(x).round(12), stats.sem(x).round(12), round(float(stats.skew(x)), 12), round(float(stats.kurtosis(x)), 12))
print(i0e([0.5, 3.0]).round(12))
