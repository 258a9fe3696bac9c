"""np.partition and np.argpartition."""
from _numpy import *
from numpy.functions import moveaxis
from numpy.iterators import ndindex


# Selection as NumPy's introselect does it (Musser's introspective selection, with medians of three and of five), so
# that what it leaves on either side stands in the same order. `v` are keys; `at` the permutation that is made of them.
def _median_of_five(v, at, o):
    for i, k in ((0, 1), (3, 4), (0, 3), (1, 4), (1, 2)):
        if _before(v[at[o + k]], v[at[o + i]]):
            at[o + i], at[o + k] = at[o + k], at[o + i]
    if _before(v[at[o + 3]], v[at[o + 2]]):
        return 1 if _before(v[at[o + 3]], v[at[o + 1]]) else 3
    return 2


def _before(a, b):   # NaN comes last
    return a < b or (b != b and a == a)


def _swap(at, i, k):
    at[i], at[k] = at[k], at[i]


def _select(v, at, base, n, kth, pivots, inexact):
    low, high = 0, n - 1
    while pivots:
        p = pivots[-1]
        if p > kth:
            high = p - 1
            break
        if p == kth:
            return
        low = p + 1
        pivots.pop()

    def key(i):
        return v[at[base + i]]

    def swap(i, k):
        _swap(at, base + i, base + k)

    def remember(pivot):
        if pivot == kth and len(pivots) == 50:
            pivots[-1] = pivot
        elif pivot >= kth and len(pivots) < 50:
            pivots.append(pivot)

    if kth - low < 3:   # few: the smallest, one after the other
        for i in range(low, kth + 1):
            least = i
            for k in range(i + 1, high + 1):
                if _before(key(k), key(least)):
                    least = k
            swap(i, least)
        remember(kth)
        return
    if inexact and kth == n - 1:
        most = low
        for k in range(low + 1, n):
            if not _before(key(k), key(most)):
                most = k
        swap(kth, most)
        return
    depth = 2 * (n.bit_length() - 1)
    while low + 1 < high:
        ll, hh = low + 1, high
        if depth > 0 or hh - ll < 5:
            mid = low + (high - low) // 2
            if _before(key(high), key(mid)):
                swap(high, mid)
            if _before(key(high), key(low)):
                swap(high, low)
            if _before(key(low), key(mid)):
                swap(low, mid)
            swap(mid, low + 1)
        else:
            medians = (hh - ll) // 5
            for i in range(medians):
                swap(ll + 5 * i + _median_of_five(v, at, base + ll + 5 * i), ll + i)
            if medians > 2:
                _select(v, at, base + ll, medians, medians // 2, [], inexact)
            swap(ll + medians // 2, low)
            ll -= 1
            hh += 1
        depth -= 1
        pivot = key(low)
        while True:
            ll += 1
            while _before(key(ll), pivot):
                ll += 1
            hh -= 1
            while _before(pivot, key(hh)):
                hh -= 1
            if hh < ll:
                break
            swap(ll, hh)
        swap(low, hh)
        if hh != kth:
            remember(hh)
        if hh >= kth:
            high = hh - 1
        if hh <= kth:
            low = ll
    if high == low + 1 and _before(key(high), key(low)):
        swap(high, low)
    remember(kth)


def argpartition(a, kth, axis=-1, kind="introselect", order=None):
    if kind != "introselect":
        raise ValueError("select kind must be 'introselect'")
    a = asanyarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    rows = moveaxis(a, axis, -1)
    n = rows.shape[-1]
    places = []
    for k in [kth] if asanyarray(kth).ndim == 0 else list(kth):
        k = int(k)
        if not -n <= k < n:
            raise ValueError("kth(=" + str(k) + ") out of bounds (" + str(n) + ")")
        places.append(k % n)
    places.sort()
    result = empty(rows.shape, dtype=int64)
    for index in ndindex(*rows.shape[:-1]):
        v = rows[index].tolist()
        at, pivots = list(range(n)), []
        for k in places:
            _select(v, at, 0, n, k, pivots, a.dtype.kind in "fc")
        result[index] = at
    return ascontiguousarray(moveaxis(result, -1, axis))


def partition(a, kth, axis=-1, kind="introselect", order=None):
    a = asanyarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    return take_along_axis(a, argpartition(a, kth, axis, kind), axis)
