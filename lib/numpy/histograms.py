"""Histograms, in one dimension and more, and the rules that choose their bins."""
from _numpy import *
from _numpy import _uniform_bins, _counts
from numpy.functions import mean, std, any, linspace, ndim, atleast_2d
from numpy.statistics import diff


def _width_by_name(x, name, range_):
    """The width of equal bins that a rule by name chooses for the data x."""
    n = x.size
    span = float(maximum.reduce(x) - minimum.reduce(x))
    if name == "sqrt":
        return span / sqrt(n)
    if name == "sturges":
        return span / (log2(n) + 1.0)
    if name == "rice":
        return span / (2.0 * n ** (1.0 / 3))
    if name == "scott":
        return (24.0 * pi ** 0.5 / n) ** (1.0 / 3.0) * std(x)
    if name == "stone":
        return _stone(x, n, span, range_)
    if name == "doane":
        return _doane(x, n, span)
    if name in ("fd", "auto"):
        from numpy.quantiles import percentile
        quarters = percentile(x, [75, 25])
        width = 2.0 * (quarters[0] - quarters[1]) * n ** (-1.0 / 3.0)
        if name == "fd":
            return width
        sturges = span / (log2(n) + 1.0)
        return (width if width < sturges else sturges) if width else sturges
    raise ValueError(repr(name) + " is not a valid estimator for `bins`")


def _doane(x, n, span):
    if n <= 2:
        return 0.0
    sg1 = sqrt(6.0 * (n - 2) / ((n + 1.0) * (n + 3)))
    sigma = std(x)
    if not sigma > 0.0:
        return 0.0
    g1 = mean(power((x - mean(x)) / sigma, 3))
    return span / (1.0 + log2(n) + log2(1.0 + absolute(g1) / sg1))


def _stone(x, n, span, range_):
    if n <= 1 or span == 0:
        return 0
    upper = int(sqrt(n))
    upper = upper if upper > 100 else 100
    best, least = 1, inf
    for bins in range(1, upper + 1):
        p = histogram(x, bins=bins, range=range_)[0] / n
        estimate = (2 - (n + 1) * dot(p, p)) / (span / bins)
        if estimate < least:
            best, least = bins, estimate
    return span / best


def _outer_edges(a, range):
    if range is not None:
        first, last = range
        if first > last:
            raise ValueError("max must be larger than min in range parameter.")
        if not (isfinite(first) and isfinite(last)):
            raise ValueError(f"supplied range of [{first}, {last}] is not finite")
    elif a.size == 0:
        first, last = 0, 1
    else:
        first, last = minimum.reduce(a, axis=None), maximum.reduce(a, axis=None)
        if not (isfinite(first) and isfinite(last)):
            raise ValueError(f"autodetected range of [{first}, {last}] is not finite")
    if first == last:
        first = first - 0.5
        last = last + 0.5
    return first, last


def _bin_edges(a, bins, range, weights=None):
    """The edges, and whether they are equally spaced by construction."""
    if isinstance(bins, str):
        if weights is not None:
            raise TypeError("Automated estimation of the number of bins is not supported for weighted data")
        first, last = _outer_edges(a, range)
        x = a if range is None else a[logical_and(greater_equal(a, first), less_equal(a, last))]
        n = 1
        if x.size > 0:
            width = _width_by_name(x, bins, (first, last))
            if width:
                n = int(ceil((last - first) / width))
        bins = n
    elif ndim(bins) == 1:
        edges = asanyarray(bins)
        if any(less(edges[1:], edges[:-1])):
            raise ValueError("`bins` must increase monotonically, when an array")
        return edges, False
    elif ndim(bins) > 1:
        raise ValueError("`bins` must be 1d, when an array")
    else:
        if int(bins) < 1:
            raise ValueError("`bins` must be positive, when an integer")
        first, last = _outer_edges(a, range)
    return linspace(first, last, int(bins) + 1, dtype=_edge_type(first, last, a)), True


def _edge_type(first, last, a):
    t = result_type(first, last, a)
    return result_type(t, float64) if t.kind in "iu" else t


def _flat_numbers(a):
    a = asanyarray(a).ravel()
    return a.astype(uint8) if a.dtype.kind == "b" else a


def histogram_bin_edges(a, bins=10, range=None, weights=None):
    return _bin_edges(_flat_numbers(a), bins, range, weights)[0]


def histogram(a, bins=10, range=None, density=None, weights=None):
    a = asanyarray(a)
    shape = a.shape
    a = _flat_numbers(a)
    edges, uniform = _bin_edges(a, bins, range, weights)
    n = edges.shape[0] - 1
    w = None if weights is None else asanyarray(weights)
    if w is not None and w.shape != shape:
        raise ValueError("weights should have the same shape as a.")
    w = None if w is None else w.ravel()
    x = a
    if range is not None or not uniform:
        keep = logical_and(greater_equal(a, edges[0]), less_equal(a, edges[-1]))
        x = a[keep]
        w = None if w is None else w[keep]
    if uniform and edges.dtype.kind == "c":
        i = _complex_bins(x, edges)
    elif uniform:
        i = _uniform_bins(x, edges)
    else:
        i = searchsorted(edges, x, side="right") - 1
        i = where(equal(x, edges[-1]), n - 1, i)
    count = bincount if edges.dtype.kind == "c" else _counts  # complex numbers may be in bins that there are not
    if w is not None and w.dtype.kind == "c":
        counts = (count(i, w.real, n) + count(i, w.imag, n) * 1j).astype(w.dtype)
    else:
        counts = count(i, w, n)
        if w is not None:
            counts = counts.astype(w.dtype)
    if density:
        return counts / diff(edges).real.astype(float64) / add.reduce(counts, axis=None), edges
    return counts, edges


def _complex_bins(x, edges):
    """The bin of each x: a guess by division, corrected by one bin. Complex numbers are ordered by their real parts first."""
    n = edges.shape[0] - 1
    at = ((x - edges[0]) * (n / (edges[-1] - edges[0]))).real.astype(int64)
    at = at - equal(at, n)
    at = at - less(x, edges[at])
    return at + logical_and(greater_equal(x, edges[at + 1]), not_equal(at, n - 1))


def histogramdd(sample, bins=10, range=None, density=None, weights=None):
    columns = ()
    if isinstance(sample, ndarray) and sample.ndim == 2:
        for d in tuple(_count_to(sample.shape[1])):
            columns = columns + (sample[:, d],)
    else:
        columns = tuple([r for r in atleast_2d(sample)])
    hist, edges = _histogram_of(columns, bins, range, density, weights)
    return hist, list(edges)


def _histogram_of(columns, bins, range, density, weights):
    """The histogram of points whose coordinates are the columns, and the edges, one array for each of them."""
    n = len(columns)
    if isinstance(bins, (int, integer)):
        bins = (bins,) * n
    elif len(bins) != n:
        raise ValueError("The dimension of bins must be equal to the dimension of the  sample x.")
    if range is None:
        range = (None,) * n
    elif len(range) != n:
        raise ValueError("range argument must have one entry per dimension")
    edges, shape, place, inside, total = (), (), None, None, 1
    for x, b, r in zip(columns, bins, range):
        if ndim(b) == 0:
            if b < 1:
                raise ValueError(f"`bins[{len(edges)}]` must be positive, when an integer")
            low, high = _outer_edges(x, r)
            e = linspace(low, high, int(b) + 1)
        else:
            e = asanyarray(b)
            if any(greater(e[:-1], e[1:])):
                raise ValueError(f"`bins[{len(edges)}]` must be monotonically increasing, when an array")
        size = e.shape[0] - 1
        i = searchsorted(e, x, side="right") - where(equal(x, e[-1]), 2, 1)
        good = logical_and(greater_equal(i, 0), less(i, size))
        inside = good if inside is None else logical_and(inside, good)
        place = i if place is None else place * size + i
        edges = edges + (e,)
        shape = shape + (size,)
        total = total * size
    w = None if weights is None else asanyarray(weights)[inside]
    hist = _counts(place[inside], w, total).astype(float64).reshape(shape)
    if density:
        s = add.reduce(hist, axis=None)
        d = 0
        for e in edges:
            hist = hist / diff(e).reshape((1,) * d + (-1,) + (1,) * (n - d - 1))
            d = d + 1
        hist = hist / s
    return hist, edges


_count_to = range


def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
    if len(x) != len(y):
        raise ValueError("x and y must have the same length.")
    n = len(bins) if isinstance(bins, (list, tuple)) or ndim(bins) > 0 else 1
    if n != 1 and n != 2:
        bins = (asanyarray(bins), asanyarray(bins))
    elif n == 1:
        bins = (bins, bins) if isinstance(bins, (int, integer)) else (bins[0], bins[0])
    hist, edges = _histogram_of((asanyarray(x), asanyarray(y)), bins, range, density, weights)
    return hist, edges[0], edges[1]
