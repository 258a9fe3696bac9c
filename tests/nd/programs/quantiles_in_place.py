# What median and quantile compute, and what overwrite_input leaves.
import numpy as np

rng = np.random.RandomState(1)
methods = ["inverted_cdf", "averaged_inverted_cdf", "closest_observation", "hazen", "linear", "lower", "higher", "midpoint", "nearest", "weibull"]
for n in (1, 2, 3, 8, 101):
    for t in ("f8", "f4", "i8", "u1", "f2", "c16"):
        a = (rng.rand(n) * 100).astype(t)
        b = a.copy()
        print(np.median(b), np.median(b, overwrite_input=True), b.tolist()[:9])
        for m in methods if t != "c16" else ():
            b = a.copy()
            print(m, np.quantile(a, [0, 0.2, 0.5, 1], method=m))
            np.quantile(b, 0.3, method=m, overwrite_input=True)
            print(b.tolist()[:9])
    b = rng.rand(4, n)
    c = b.copy()
    print(np.median(b, axis=0), np.median(b, axis=1), np.median(b, axis=(0, 1)), np.percentile(b, [3, 50], axis=1))
    np.median(c, axis=1, overwrite_input=True)
    print(c[:, :5])
b = rng.rand(5, 6)
b[2, 3] = np.nan
print(np.median(b), np.median(b, axis=1), np.quantile(b, 0.5, axis=0), np.nanmedian(b), np.percentile(b, [1, 2]))
