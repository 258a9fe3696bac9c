"""Sets kept as sorted arrays."""
from _numpy import *
from numpy.functions import moveaxis, cumsum, any


def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, equal_nan=True):
    ar = asanyarray(ar)
    if axis is not None and ar.ndim > 1:
        return _unique_rows(ar, return_index, return_inverse, return_counts, axis)
    a = ar.ravel()
    if return_index or return_inverse:
        order = argsort(a, kind="stable" if return_index else "quicksort")
        s = a[order]
    else:
        s = sort(a)
    first = ones(s.shape, dtype=bool_)
    if s.size > 1:
        first[1:] = not_equal(s[1:], s[:-1])
        if equal_nan and s.dtype.kind in "fcmM" and isnan(s[-1]):
            nans = isnan(s)
            first[1:] = logical_and(first[1:], logical_not(logical_and(nans[1:], nans[:-1])))
    result = [s[first]]
    if return_index:
        result.append(order[first])
    if return_inverse:
        inverse = empty(s.shape, dtype=int64)
        inverse[order] = cumsum(first) - 1
        result.append(inverse)
    if return_counts:
        at = concatenate([nonzero(first)[0], array([s.size])])
        result.append(at[1:] - at[:-1])
    if len(result) == 1:
        return result[0]
    return tuple(result)


def _unique_rows(ar, return_index, return_inverse, return_counts, axis):
    rows = moveaxis(ar, axis, 0)
    flat = rows.reshape((rows.shape[0], -1))
    order = arange(flat.shape[0])
    for k in range(flat.shape[1] - 1, -1, -1):
        order = order[argsort(flat[order, k], kind="stable")]
    s = flat[order]
    first = ones(s.shape[0], dtype=bool_)
    if s.shape[0] > 1:
        first[1:] = logical_or.reduce(not_equal(s[1:], s[:-1]), axis=1)
    values = s[first].reshape((-1,) + rows.shape[1:])
    result = [moveaxis(values, 0, axis)]
    if return_index:
        result.append(order[first])
    if return_inverse:
        inverse = empty(order.shape, dtype=int64)
        inverse[order] = cumsum(first) - 1
        result.append(inverse)
    if return_counts:
        at = concatenate([nonzero(first)[0], array([s.shape[0]])])
        result.append(at[1:] - at[:-1])
    if len(result) == 1:
        return result[0]
    return tuple(result)


def in1d(ar1, ar2, assume_unique=False, invert=False):
    return isin(asanyarray(ar1).ravel(), ar2, invert=invert)


def _isin_integers(element, tested):
    """By a table of what lies between the least and the largest, where that is not too long."""
    if tested.size == 0:
        return zeros(element.shape, dtype=bool_)
    low, high = int(minimum.reduce(tested)), int(maximum.reduce(tested))
    if float(high) - float(low) > 6 * (element.size + tested.size) or low < -2**62 or high > 2**62:
        s = sort(tested)
        return equal(take(s, minimum(searchsorted(s, element), s.size - 1)), element)
    table = zeros(high - low + 3, dtype=bool_)   # an entry for all below, and one for all above
    table[tested - (low - 1)] = True
    return take(table, minimum(maximum(element, low - 1), high + 1) - (low - 1))


def isin(element, test_elements, assume_unique=False, invert=False):
    element = asanyarray(element)
    tested = asanyarray(test_elements).ravel()
    if element.dtype.kind in "biu" and tested.dtype.kind in "biu" and element.dtype != uint64 and tested.dtype != uint64:
        found = _isin_integers(element.astype(int64), tested.astype(int64))
        return asanyarray(logical_not(found) if invert else found)
    s = sort(tested)
    if s.size == 0:
        found = zeros(element.shape, dtype=bool_)
    else:
        at = searchsorted(s, element)
        found = equal(take(s, minimum(at, s.size - 1)), element)
    return asanyarray(logical_not(found) if invert else found)


def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    a = unique(ar1)
    result = a[isin(a, ar2)]
    if not return_indices:
        return result
    v1, i1 = unique(ar1, return_index=True)
    v2, i2 = unique(ar2, return_index=True)
    return result, i1[isin(v1, v2)], i2[isin(v2, v1)]


def union1d(ar1, ar2):
    return unique(concatenate([asanyarray(ar1).ravel(), asanyarray(ar2).ravel()]))


def setdiff1d(ar1, ar2, assume_unique=False):
    a = asanyarray(ar1).ravel() if assume_unique else unique(ar1)
    return a[isin(a, ar2, invert=True)]


def setxor1d(ar1, ar2, assume_unique=False):
    a = unique(ar1)
    b = unique(ar2)
    return sort(concatenate([a[isin(a, b, invert=True)], b[isin(b, a, invert=True)]]))
