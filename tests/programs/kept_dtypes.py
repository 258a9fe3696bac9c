import numpy as np
def program():
    for dt in (np.float16, np.float32, np.float64, np.int8, np.complex64):
        a, b = dt(1), dt(4)
        v = np.array([1, 2], dtype=dt)
        print(np.linspace(a, b, 4).dtype, np.linspace(a, 4, 4).dtype, np.linspace(1, b, 4).dtype, np.linspace(a, 4.5, 4).dtype, np.linspace(v, b, 4).dtype, np.linspace(v, 4, 4).dtype)
        print(np.logspace(a, b, 4).dtype, np.geomspace(a, b, 4).dtype, np.logspace(a, 2, 4).dtype, np.geomspace(1, b, 4).dtype)
        if dt is not np.complex64:
            print(np.nanmean(v).dtype, np.nanvar(v).dtype, np.nanstd(v).dtype, np.nanmean(v.reshape(1, 2), axis=0).dtype, np.nanstd(v.reshape(1, 2), axis=0).dtype, np.nanmedian(v).dtype, np.nansum(v).dtype, np.nanprod(v).dtype, np.nanmax(v).dtype)
            print(np.average(v).dtype, np.mean(v).dtype, np.std(v).dtype, np.var(v).dtype, np.median(v).dtype, np.percentile(v, 50).dtype, np.trapz(v).dtype, np.nanpercentile(v, 20).dtype)
program()


def of_numpys_own():
    """np.arange gives at least long, np.dot takes a Python number for one of NumPy."""
    for t in (np.int8, np.uint8, np.int32, np.uint64, np.float16, np.float32):
        a = np.array([3, 1, 2], dtype=t)
        print(np.arange(a[0]).dtype, np.arange(a[1], a[0]).dtype, np.arange(3, dtype=t).dtype, np.dot(2, a).dtype, np.dot(a, 2.5).dtype)
        print(np.mean(a, where=a > 1).dtype, np.var(a, where=a > 1).dtype, np.mean(a, where=a > 1), np.histogram(a, 2, weights=a)[0].dtype)
    single = np.array([[1, 2], [3, 5], [4, 4]], dtype=np.float32)
    print(np.linalg.lstsq(single, single[:, 0], rcond=None)[0].dtype, np.true_divide.reduce([8.0, 2.0, 4.0]), np.poly(np.float16([1, 2])).dtype)


of_numpys_own()
