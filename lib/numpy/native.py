"""What C implements in the interpreter's `_numpy` and native code composes of fewer primitives."""
from _numpy import *
from _numpy import _diagonal
from numpy.spectral import _eig, _eigh, _qr, _slogdet, _fft
from numpy.dense import LinAlgError, _solve, _inv, _det, _cholesky, _svd


def _holds_float(items):
    for x in items:
        if _holds_float(x) if isinstance(x, (list, tuple)) else isinstance(x, float):
            return True
    return False


def _array_of_numbers(items):
    """Of a list of integers and floats, as only the running program knows."""
    if len(items) == 0 or _holds_float(items):
        return array(items, dtype=float64)
    return array(items, dtype=int64)


def _axis(axis, ndim):
    if axis < -ndim or axis >= ndim:
        raise AxisError("axis " + str(axis) + " is out of bounds for array of dimension " + str(ndim))
    return axis % ndim


def expand_dims(a, axis):
    a = asanyarray(a)
    if isinstance(axis, (tuple, list)):
        for ax in axis:
            a = expand_dims(a, ax)
        return a
    if axis < 0:
        axis = axis + a.ndim + 1
    return a[(slice(None),) * axis + (None,)]


def squeeze(a, axis=None):
    if isinstance(a, generic):
        return a
    a = asanyarray(a)
    if axis is None:
        axes = None
    elif isinstance(axis, int):
        axes = (_axis(axis, a.ndim),)
    else:
        axes = tuple([_axis(ax, a.ndim) for ax in axis])
    index = ()
    if axes is not None:
        for i in axes:
            if a.shape[i] != 1:
                raise ValueError("cannot select an axis to squeeze out which has size not equal to one")
    for i in tuple(range(a.ndim)):
        if a.shape[i] == 1 if axes is None else i in axes:
            index = index + (0,)
        else:
            index = index + (slice(None),)
    return a[index + (Ellipsis,)]   # a view, even without dimensions


def swapaxes(a, axis1, axis2):
    a = asanyarray(a)
    i, j = _axis(axis1, a.ndim), _axis(axis2, a.ndim)
    axes = ()
    for k in tuple(range(a.ndim)):
        axes = axes + (j if k == i else i if k == j else k,)
    return transpose(a, axes)


def ravel(a, order="C"):
    return asanyarray(a).ravel(order)


def _partition(a, kth, axis):
    """In order everywhere, which is more than was asked for."""
    return sort(a, axis)


def repeat(a, repeats, axis=None):
    a = asanyarray(a)
    if axis is None or (a.ndim == 0 and axis in (0, -1)):
        a = a.reshape(-1)
        axis = 0
    if isinstance(repeats, int):
        return take(a, arange(a.shape[axis] * repeats) // repeats, axis=axis)
    counts = asanyarray(repeats)
    if counts.ndim == 0:
        return take(a, arange(a.shape[axis] * int(counts)) // int(counts), axis=axis)
    ends = add.accumulate(counts)
    return take(a, searchsorted(ends, arange(int(ends[-1])), side="right"), axis=axis)


def searchsorted(a, v, side="left", sorter=None):
    a = asanyarray(a)
    if sorter is not None:
        a = a[sorter]
    if a.ndim != 1:
        raise ValueError("object too deep for desired array")
    v = asanyarray(v)
    keys = v.reshape(-1)
    places = empty(keys.shape, int64)
    before = _complex_before if a.dtype.kind == "c" or v.dtype.kind == "c" else _before
    for k in range(keys.shape[0]):
        places[k] = _first_place(a, keys[k], side == "right", before)
    return places[0] if v.ndim == 0 else places.reshape(v.shape)


def _before(x, y):
    """Is x sorted before y? NaNs are last."""
    return x < y or (y != y and x == x)


def _complex_before(x, y):
    """The same of complex numbers: by their real parts, then by their imaginary ones, of which a NaN comes last, too."""
    nan_x, nan_y = x.imag != x.imag, y.imag != y.imag
    if x.real < y.real:
        return not nan_x or nan_y
    if x.real > y.real:
        return nan_y and not nan_x
    if x.real == y.real or (x.real != x.real and y.real != y.real):
        return x.imag < y.imag or (nan_y and not nan_x)
    return y.real != y.real


def _first_place(a, key, after_equals, before):
    """Where key belongs in a, which is sorted: before its equals, or after them."""
    low, high = 0, a.shape[0]
    while low < high:
        middle = (low + high) // 2
        x = a[middle]
        if not before(key, x) if after_equals else before(x, key):
            low = middle + 1
        else:
            high = middle
    return low


def _eye(n, m, k, dtype):
    return equal(arange(m)[newaxis, :] - arange(n)[:, newaxis], k).astype(int8).astype(dtype)


def _correlate(a, v, full):
    """The product of v with each part of a that has its length; with what a has of each, at both ends too."""
    n, m = a.shape[0], v.shape[0]
    whole = array([dot(a[i : i + m], v) for i in range(n - m + 1)], dtype=a.dtype)
    if not full:
        return whole
    result = empty(n + m - 1, dtype=a.dtype)
    result[m - 1 : n] = whole
    for i in range(m - 1):
        result[i] = dot(a[: i + 1], v[m - 1 - i :])
        result[n + i] = dot(a[n - m + 1 + i :], v[: m - 1 - i])
    return result


def _interp(x, points, values, left, right):
    """Linear interpolation of real numbers between points, which are sorted."""
    n = points.shape[0]
    if n == 1:
        result = where(less(x, points[0]), left, where(greater(x, points[0]), right, values[0]))
    else:
        j = minimum(maximum(searchsorted(points, x, side="right") - 1, 0), n - 2)
        slope = (values[1:] - values[:-1]) / (points[1:] - points[:-1])
        result = slope[j] * (x - points[j]) + values[j]
        result = where(equal(x, points[-1]), values[-1], result)
        result = where(less(x, points[0]), left, where(greater(x, points[-1]), right, result))
        result = where(isnan(x), x, result)
    return result[()] if ndim(result) == 0 else result


def _uniform_bins(x, edges):
    """The bin of each x, none of which lies outside of the edges: a guess by division, which is off by one at most. The
    last bin holds its upper edge."""
    n = edges.shape[0] - 1
    upper = concatenate((edges[1:n], [inf]))
    bins = minimum(((x - edges[0]) * (n / (edges[n] - edges[0]))).astype(int64), n - 1)
    for k in range(x.shape[0]):
        i = bins[k]
        bins[k] = i - less(x[k], edges[i]) + greater_equal(x[k], upper[i])
    return bins


def nonzero(a):
    a = asanyarray(a)
    flat = arange(a.size)[(a != 0).reshape(-1)]
    if a.ndim <= 1:
        return (flat,)
    places = empty((flat.size, a.ndim), int64)   # NumPy's results are the columns of one matrix, too
    for k in tuple(range(a.ndim - 1, 0, -1)):
        places[:, k] = flat % a.shape[k]
        flat = flat // a.shape[k]
    places[:, 0] = flat
    return tuple([places[:, k] for k in tuple(range(a.ndim))])


def compress(condition, a, axis=None, out=None):
    a = asanyarray(a)
    keep = nonzero(condition)[0]
    if axis is None:
        return a.reshape(-1)[keep]
    return take(a, keep, axis=axis)


def diagonal(a, offset=0, axis1=0, axis2=1):
    a = asanyarray(a)
    if a.ndim < 2:
        raise ValueError("diag requires an array of at least two dimensions")
    i, j = _axis(axis1, a.ndim), _axis(axis2, a.ndim)
    rest = ()
    for k in tuple(range(a.ndim)):
        if k != i and k != j:
            rest = rest + (k,)
    a = transpose(a, (i, j) + rest)
    row, column = (0, offset) if offset >= 0 else (-offset, 0)
    rows, columns = a.shape[0] - row, a.shape[1] - column
    n = rows if rows < columns else columns
    return _diagonal(a, row, column, n if n > 0 else 0)


def inner(a, b):
    a, b = asanyarray(a), asanyarray(b)
    if a.ndim == 0 or b.ndim == 0:
        return a * b
    if b.ndim == 1:
        return matmul(a, b)
    if a.ndim == 1:
        return matmul(b, a)
    rows = matmul(_as_rows(a), transpose(_as_rows(b)))
    return rows.reshape(a.shape[:-1] + b.shape[:-1])


def _as_rows(a):
    n = 1   # -1 would say nothing of rows without elements
    for size in a.shape[:-1]:
        n = n * size
    return a.reshape((n, a.shape[-1]))


def vdot(a, b):
    a, b = asanyarray(a).reshape(-1), asanyarray(b).reshape(-1)
    return matmul(a.conj() if a.dtype.kind == "c" else a, b)


def _cannot_cast(a, to, rule):
    what = "array data" if a.ndim > 0 else "scalar"
    raise TypeError(f"Cannot cast {what} from dtype('{a.dtype}') to dtype('{dtype(to)}') according to the rule '{rule}'")


def bincount(x, weights=None, minlength=0):
    x = asanyarray(x)
    if x.ndim > 1:
        raise ValueError("object too deep for desired array")
    if x.ndim == 0:
        raise ValueError("object of too small depth for desired array")
    n = int(minlength)
    if x.size > 0:
        if minimum.reduce(x) < 0:
            raise ValueError("'list' argument must have no negative elements")
        n = max(n, int(maximum.reduce(x)) + 1)
    return _counts(x, weights, n)


def _counts(x, weights, n):
    """How often, or with which weights, each of the numbers below n is in x."""
    if weights is None:
        counts = zeros(n, int64)
        for i in range(len(x)):
            counts[x[i]] += 1
        return counts
    w = asanyarray(weights)
    if w.dtype.kind == "c":
        _cannot_cast(w, float64, "safe")
    sums = zeros(n)
    for i in range(len(x)):
        sums[x[i]] += w[i]
    return sums


def take_along_axis(arr, indices, axis):
    arr, indices = asanyarray(arr), asanyarray(indices)
    if axis is None:
        return arr.reshape(-1)[indices.reshape(-1)]
    axis = axis % arr.ndim
    index = ()
    for k in tuple(range(arr.ndim)):
        if k == axis:
            index = index + (indices,)
        else:
            index = index + (arange(arr.shape[k])[(slice(None),) + (None,) * (arr.ndim - 1 - k)],)
    return arr[index]


def _check_copy(dst, src, casting):
    a = asanyarray(src)
    if a.ndim == 0 and a.dtype.kind in "iu" and dst.dtype.kind != "b":   # its value would say
        return
    order = "buifc"
    if order.find(a.dtype.kind) > order.find(dst.dtype.kind) or (casting != "same_kind" and result_type(a, dst) != dst.dtype):
        _cannot_cast(a, dst.dtype, casting)


def _check_fills(shape, dst, what):
    fits = len(shape) <= dst.ndim
    if fits:
        for k in range(len(shape)):
            fits = fits and shape[k] in (1, dst.shape[k - len(shape)])
    if not fits:
        shapes = f"from shape {shape} into shape {dst.shape}"
        raise ValueError(f"could not broadcast {what} " + shapes.replace(", ", ","))


def copyto(dst, src, casting="same_kind", where=True):
    if casting != "unsafe":
        _check_copy(dst, src, casting)
    if where is True:
        dst[...] = src
    else:
        values, mask = asanyarray(src), asanyarray(where)
        while values.ndim > dst.ndim and values.shape[0] == 1:
            values = values[0]
        _check_fills(values.shape, dst, "input array")
        _check_fills(mask.shape, dst, "where mask")
        dst[...] = _numpy_where(mask, values.astype(dst.dtype), dst)


def _put(a, indices, values, mode="raise"):
    places, values = asanyarray(indices).reshape(-1), asanyarray(values).astype(a.dtype).reshape(-1)
    n = a.size
    if mode == "clip":
        places = minimum(maximum(places, 0), n - 1)
    elif mode == "wrap":
        places = remainder(places, n)
    elif places.size == 0:
        return
    else:
        outside = logical_or(less(places, -n), greater_equal(places, n))
        if logical_or.reduce(outside):   # what comes before is stored
            first = int(outside.argmax())
            _put_inside(a, places[:first], values)
            raise IndexError(f"index {int(places[first])} is out of bounds for axis 0 with size {n}")
    _put_inside(a, places, values)


def _put_inside(a, places, values):
    n = a.size
    places, index = where(less(places, 0), places + n, places), ()
    for size in reversed(a.shape):
        places, index = places // size, (places % size,) + index
    if a.ndim == 0:
        if places.size > 0 and values.size > 0:
            a[...] = values[(places.size - 1) % values.size]
    elif values.size == 1:
        a[index] = values[0]
    elif values.size > 0:
        a[index] = values[arange(places.size) % values.size]


_numpy_where = where


def geterr():
    return {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}


def seterr(all=None, divide=None, over=None, under=None, invalid=None):
    return geterr()


class errstate:
    def __init__(self, **kwargs):
        pass

    def __enter__(self):
        return None

    def __exit__(self, kind, value, trace):
        return None


def _places(index):
    """The places of the first axis that index names, one after the other."""
    at = asanyarray(index)
    if at.dtype.kind == "b":
        return nonzero(at)[0]
    if at.ndim == 0:
        return at.reshape((1,))
    if at.ndim != 1:
        raise NotImplementedError("native code: ufunc.at with an index array of several dimensions")
    return at


def _dot_many(a, b):
    """dot() with more than two dimensions in b: the last axis of a and the second last of b are summed over."""
    from numpy.tools import tensordot

    k = b.ndim - 2
    n = a.shape[-1]
    if n != b.shape[k]:
        left, right = str(a.shape).replace(" ", ""), str(b.shape).replace(" ", "")
        raise ValueError(f"shapes {left} and {right} not aligned: {n} (dim {a.ndim - 1}) != {b.shape[k]} (dim {k})")
    return tensordot(a, b, axes=(a.ndim - 1, k))


def _must_fit(places, size, axis):
    """Raises what an index raises, before anything is stored."""
    if places.size > 0 and (minimum.reduce(places) < -size or maximum.reduce(places) >= size):
        for i in places:
            if i < -size or i >= size:
                raise IndexError(f"index {i} is out of bounds for axis {axis} with size {size}")


def _at(f, a, index, value):
    """f.at(a, index, value): element after element, so that a place named twice changes twice."""
    if isinstance(index, tuple):
        places = arange(a.size).reshape(a.shape)[index]
        flat = array(a).reshape(-1)
        _at(f, flat, places.reshape(-1), broadcast_to(asanyarray(value), places.shape).reshape(-1))
        a[...] = flat.reshape(a.shape)
        return
    at = _places(index)
    _must_fit(at, a.shape[0], 0)
    if isinstance(value, (int, float, bool)):
        if a.dtype.kind in "fc":   # computed as the array that it is for NumPy
            value = asanyarray(value)[()]
        for k in range(len(at)):
            a[at[k]] = asanyarray(f(a[at[k]], value)).astype(a.dtype)
    else:
        values = broadcast_to(asanyarray(value), at.shape + a.shape[1:])
        for k in range(len(at)):
            a[at[k]] = f(a[at[k]], values[k])


def _reduceat(f, array, indices, axis=0, dtype=None, out=None):
    a = swapaxes(asanyarray(array), 0, axis)
    at = asanyarray(indices)
    n = at.shape[0]
    first = f.reduce(a[:1], axis=0, dtype=dtype)
    result = empty((n,) + a.shape[1:], first.dtype)
    for k in range(n):
        i = int(at[k])
        if i < 0 or i >= a.shape[0]:
            raise IndexError("index " + str(i) + " out-of-bounds in reduceat [0, " + str(a.shape[0]) + ")")
        j = int(at[k + 1]) if k + 1 < n else a.shape[0]
        result[k] = f.reduce(a[i:j if j > i else i + 1], axis=0, dtype=dtype)
    result = swapaxes(result, 0, axis)
    if out is None:
        return result
    out[...] = result
    return out


def _place(k, shape):
    index = ()
    for n in shape[::-1]:
        index = (k % n,) + index
        k = k // n
    return index


def ndindex(*shape):
    if len(shape) == 1 and isinstance(shape[0], tuple):
        shape = shape[0]
    if len(shape) == 1:
        return ((i,) for i in range(shape[0]))
    if len(shape) == 2:
        return ((i, j) for i in range(shape[0]) for j in range(shape[1]))
    if len(shape) == 3:
        return ((i, j, k) for i in range(shape[0]) for j in range(shape[1]) for k in range(shape[2]))
    size = 1
    for n in shape:
        size = size * n
    return (_place(k, shape) for k in range(size))


def ndenumerate(arr):
    arr = asanyarray(arr)
    return ((index, arr[index]) for index in ndindex(arr.shape))


def sliding_window_view(x, window_shape, axis=None, subok=False, writeable=False):
    """A copy; what NumPy gives may not be written to."""
    x = asanyarray(x)
    window = (window_shape,) if isinstance(window_shape, int) else tuple(window_shape)
    if axis is None:
        axes = tuple(range(x.ndim))
    elif isinstance(axis, int):
        axes = (axis,)
    else:
        axes = tuple(axis)
    if len(axes) != len(window):
        raise ValueError("Must provide matching length window_shape and axis")
    rank = x.ndim
    for ax, n in zip(axes, window):
        if x.shape[ax] < n:
            raise ValueError("window shape cannot be larger than input array shape")
        count = x.shape[ax] - n + 1
        k = ax % rank
        parts = [x[(slice(None),) * k + (slice(i, i + count),)] for i in range(n)]
        x = concatenate([p[..., None] for p in parts], axis=-1)
    return x


def _warn(message, category):
    """Native code gives no warnings."""


# ---- sums of products over named axes ----


def _labels_of(a, labels, wanted):
    """a with the axes `wanted`, in order: others are summed, repeated ones are diagonals, missing ones have size 1."""
    for c in labels:
        if labels.count(c) == 2:
            i, j = labels.find(c), labels.rfind(c)
            a = diagonal(a, 0, i, j)
            labels = labels[:i] + labels[i + 1:j] + labels[j + 1:] + c
    for c in labels:
        if c not in wanted:
            plus = logical_or if a.dtype.kind == "b" else add
            a = plus.reduce(a, axis=labels.find(c), dtype=a.dtype)
            labels = labels.replace(c, "")
    if len(labels) == 0:
        return a
    axes = ()
    for c in wanted:
        if c in labels:
            axes = axes + (labels.find(c),)
    a = transpose(a, axes)
    index = ()
    for c in wanted:
        index = index + ((slice(None),) if c in labels else (None,))
    return a[index]


def _pair(a, la, b, lb, out):
    """The product of two operands, over the labels that stand in both and not in out, as one matrix product."""
    both, only_a, only_b, summed = "", "", "", ""
    for c in la:
        if c in lb:
            if c in out:
                both = both + c
            else:
                summed = summed + c
        elif c in out:
            only_a = only_a + c
    for c in lb:
        if c not in la and c in out:
            only_b = only_b + c
    x = _labels_of(a, la, both + only_a + summed)
    y = _labels_of(b, lb, both + summed + only_b)
    n, k = len(both), len(summed)
    if k == 0:
        product = x[(Ellipsis,) + (None,) * len(only_b)] * y[(slice(None),) * n + (None,) * len(only_a)]
        if product.dtype.kind in "fc":
            product = product + 0   # a sum of one product, begun at 0: never -0
    else:
        rows = x.shape[n:n + len(only_a)]
        columns = y.shape[n + k:]
        depth = 1
        for d in x.shape[n + len(only_a):]:
            depth = depth * d
        head = x.shape[:n]
        m = 1
        for d in rows:
            m = m * d
        w = 1
        for d in columns:
            w = w * d
        product = matmul(x.reshape(head + (m, depth)), y.reshape(head + (depth, w))).reshape(head + rows + columns)
    return product, both + only_a + only_b


def _check_labels(terms, arrays):
    for i in tuple(range(len(arrays))):
        if i >= len(terms):
            raise ValueError("fewer operands provided to einstein sum function than specified in the subscripts string")
        if len(terms[i]) > arrays[i].ndim:
            raise ValueError(f"einstein sum subscripts string contains too many subscripts for operand {i}")
        if len(terms[i]) < arrays[i].ndim:
            raise ValueError("operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis "
                             "provided to broadcast the extra dimensions.")
    if len(terms) > len(arrays):
        raise ValueError("more operands provided to einstein sum function than specified in the subscripts string")


def einsum(subscripts, *operands, optimize=False):
    text = subscripts.replace(" ", "")
    if "." in text:
        raise NotImplementedError("einsum with an ellipsis")
    if "->" in text:
        left, out = text.split("->")
    else:
        left, out = text, ""
        for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz":
            if text.count(c) == 1:
                out = out + c
    terms = left.split(",")
    arrays = tuple([asanyarray(a) for a in operands])
    _check_labels(terms, arrays)
    a, labels = arrays[0], terms[0]
    for i in tuple(range(1, len(terms))):
        later = out
        for t in terms[i + 1:]:
            later = later + t
        kept = ""
        for c in labels + terms[i]:
            if c in later and c not in kept:
                kept = kept + c
        a, labels = _pair(a, labels, arrays[i], terms[i], kept)
    return _labels_of(a, labels, out)


def _count_nonzero(a):
    return int(add.reduce(not_equal(a, 0), axis=None, dtype=int64))


def _option(value):
    return -1 if value is None else int(value)


def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None,
                     infstr=None, formatter=None, sign=None, floatmode=None, *, legacy=None):
    if nanstr is not None or infstr is not None or formatter is not None or sign is not None or floatmode is not None:
        raise NotImplementedError("npcc: print options besides precision, threshold, edgeitems, linewidth and suppress are "
                                  "not supported in native code")
    if threshold is not None:
        if threshold != threshold:
            raise ValueError("threshold must be non-NAN, try sys.maxsize for untruncated representation")
        threshold = min(threshold, 2147483647)
    if linewidth is not None:
        linewidth = min(linewidth, 2147483647)
    _set_print_options(_option(precision), _option(threshold), _option(edgeitems), _option(linewidth), _option(suppress))


class printoptions:
    def __init__(self, precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None):
        self.options = (precision, threshold, edgeitems, linewidth, suppress)

    def __enter__(self):
        self.old = (_print_option(0), _print_option(1), _print_option(2), _print_option(3), _print_option(4))
        set_printoptions(*self.options)

    def __exit__(self, kind, value, trace):
        _set_print_options(*self.old)


def _shown(a, width, precision, suppress, separator, text):
    if separator != " ":
        raise NotImplementedError("native code: separators between the elements of a text")
    with printoptions(precision=precision, suppress=suppress, linewidth=width):
        return text(a)


def array_str(a, max_line_width=None, precision=None, suppress_small=None):
    return _shown(a, max_line_width, precision, suppress_small, " ", str)


def array_repr(arr, max_line_width=None, precision=None, suppress_small=None):
    return _shown(arr, max_line_width, precision, suppress_small, " ", repr)


def array2string(a, max_line_width=None, precision=None, suppress_small=None, separator=" "):
    return _shown(a, max_line_width, precision, suppress_small, separator, str)


def fromiter(iter, dtype, count=-1):
    if count != -1:
        raise NotImplementedError("native code: fromiter() with a count")
    return array(list(iter), dtype=dtype)


def _all_finite(x):
    return False   # one loop does it all here


def _cycled(a, n):
    times = -(-n // a.size)
    return (a if times == 1 else broadcast_to(a, (times, a.size)).reshape(-1))[:n].copy()


def _fill_with_results(function, flat, result):
    for i in range(result.size):
        result[i] = function(*[a[i] for a in flat])


def _as_inexact(x):
    x = asanyarray(x)
    if x.dtype.kind in "fc":
        return x
    small = x.dtype.itemsize
    return x.astype(float16 if small == 1 else float32 if small == 2 else float64)


def _no_loop(name):
    raise TypeError("ufunc '" + name + "' not supported for the input types, and the inputs could not be safely coerced to "
                    "any supported types according to the casting rule ''safe''")


def _only_real(name, *arrays):
    for a in arrays:
        if asanyarray(a).dtype.kind == "c":
            _no_loop(name)


def _loop_type(x):
    name = asanyarray(x).dtype.name
    return "<class 'numpy.dtype[" + ("bool_" if name == "bool" else name) + "]'>"


def _magnitudes(name, x1, x2):
    """The absolute values of two arrays as unsigned integers of their common type; and that type."""
    t = result_type(x1, x2)
    if t.kind not in "iu":
        raise TypeError("ufunc '" + name + "' did not contain a loop with signature matching types (" + _loop_type(x1)
                        + ", " + _loop_type(x2) + ") -> None")
    unsigned = uint8 if t.itemsize == 1 else uint16 if t.itemsize == 2 else uint32 if t.itemsize == 4 else uint64
    a, b = asanyarray(x1).astype(t), asanyarray(x2).astype(t)
    return absolute(a).astype(unsigned), absolute(b).astype(unsigned), t


def _divisor(a, b):
    one, zero = a.dtype.type(1), a.dtype.type(0)
    while logical_or.reduce(not_equal(b, 0), axis=None):
        ended = equal(b, 0)
        a, b = where(ended, a, b), where(ended, zero, remainder(a, where(ended, one, b)))
    return bitwise_or(a, b)   # b is 0, and its shape counts


def _gcd(x1, x2):
    a, b, t = _magnitudes("gcd", x1, x2)
    return _divisor(a, b).astype(t)[()]


def _lcm(x1, x2):
    a, b, t = _magnitudes("lcm", x1, x2)
    g = _divisor(a, b)
    return multiply(floor_divide(a, where(equal(g, 0), g.dtype.type(1), g)), b).astype(t)[()]


def _frexp(x):
    _only_real("frexp", x)
    x = _as_inexact(x)
    finite = logical_and(isfinite(x), not_equal(x, 0))
    safe = where(finite, absolute(x), 1).astype(float64)
    e = floor(log2(safe)).astype(int32) + 1
    m = _ldexp_of(safe, -e)
    e = where(greater_equal(m, 1), e + 1, where(less(m, 0.5), e - 1, e))
    m = copysign(_ldexp_of(safe, -e), x)
    return where(finite, m, x).astype(x.dtype)[()], where(finite, e, 0).astype(int32)[()]


def _ldexp_of(x, e):
    """x * 2**e, in two steps so that neither power leaves the range of a double."""
    half = floor_divide(e, 2)
    return x * power(2.0, half) * power(2.0, e - half)


def _ldexp(x1, x2):
    _only_real("ldexp", x1, x2)
    x, e = _as_inexact(x1), asanyarray(x2)
    if e.dtype.kind not in "biu":
        _no_loop("ldexp")
    return _ldexp_of(x.astype(float64), _clip_of(e.astype(int64))).astype(x.dtype)[()]


def _clip_of(e):
    return minimum(maximum(e, -2200), 2200)


def _modf(x):
    _only_real("modf", x)
    x = _as_inexact(x)
    whole = trunc(x)
    part = where(isinf(x), 0, x - where(isinf(x), 0, whole))
    return copysign(part, x).astype(x.dtype)[()], whole[()]


def _divmod(x1, x2):
    _only_real("divmod", x1, x2)
    return floor_divide(x1, x2), remainder(x1, x2)


def _fabs(x):
    _only_real("fabs", x)
    return absolute(_as_inexact(x))


def _logaddexp2(x1, x2):
    _only_real("logaddexp2", x1, x2)
    x, y = _as_inexact(x1), _as_inexact(x2)
    high, low = maximum(x, y), minimum(x, y)
    same = equal(high, low)
    d = where(same, 0, low - where(same, 0, high))
    return where(same, high + 1, high + log1p(exp2(d)) * 1.4426950408889634).astype(result_type(x, y))[()]


def _spacing(x):
    _only_real("spacing", x)
    x = _as_inexact(x)
    big = copysign(inf, x).astype(x.dtype)
    return where(isinf(x), nan, nextafter(x, big) - x).astype(x.dtype)[()]


def _bit_weights(little):
    weights = array([128, 64, 32, 16, 8, 4, 2, 1], dtype=uint8)
    return weights[::-1] if little else weights


def _packbits(rows, little):
    n = -(-rows.shape[-1] // 8)
    bits = zeros(rows.shape[:-1] + (n * 8,), dtype=uint8)
    bits[..., :rows.shape[-1]] = not_equal(rows, 0)
    return add.reduce(bits.reshape(bits.shape[:-1] + (n, 8)) * _bit_weights(little), axis=-1, dtype=uint8)


def _unpackbits(rows, little):
    bits = not_equal(bitwise_and(rows[..., newaxis], _bit_weights(little)), 0)
    return bits.astype(uint8).reshape(rows.shape[:-1] + (rows.shape[-1] * 8,))


def unravel_index(indices, shape, order="C"):
    shape = (shape,) if isinstance(shape, (int, integer)) else tuple(shape)
    i = asanyarray(indices)
    total = 1
    for s in shape:
        total = total * s
    if i.size and (logical_or.reduce(less(i, 0), axis=None) or logical_or.reduce(greater_equal(i, total), axis=None)):
        bad = i.ravel()[nonzero(logical_or(less(i, 0), greater_equal(i, total)).ravel())[0][0]]
        raise ValueError("index " + str(bad) + " is out of bounds for array with size " + str(total))
    result = []
    for s in reversed(shape) if order == "C" else shape:
        result.append(remainder(i, s) if asanyarray(i).ndim else int64(i % s))
        i = floor_divide(i, s)
    return tuple(reversed(result)) if order == "C" else tuple(result)


def ravel_multi_index(multi_index, dims, mode="raise", order="C"):
    dims = (dims,) if isinstance(dims, (int, integer)) else tuple(dims)
    modes = (mode,) * len(dims) if isinstance(mode, str) else tuple(mode)
    triples = list(zip(multi_index, dims, modes))
    if order == "F":
        triples = list(reversed(triples))
    result = 0
    for i, n, mode in triples:
        i = asanyarray(i)
        if mode == "clip":
            i = minimum(maximum(i, 0), n - 1)
        elif mode == "wrap":
            i = remainder(i, n)
        elif logical_or.reduce(less(i, 0), axis=None) or logical_or.reduce(greater_equal(i, n), axis=None):
            raise ValueError("invalid entry in coordinates array")
        result = result * n + i
    return result


def frombuffer(buffer, dtype=float64, count=-1, offset=0, *, like=None):
    """Of bytes; the array is for reading only."""
    from _bytes import elements
    return elements(buffer, dtype, count, offset)


def _place(at, shape):
    """The index of an element by its number in C order."""
    index = ()
    for n in shape[::-1]:
        index = (at % n,) + index
        at //= n
    return index


class flatiter:
    """a.flat"""

    def __init__(self, a):
        self.base = a
        self._at = 0

    def __len__(self):
        return self.base.size

    def __iter__(self):
        return self

    def __next__(self):
        at = self._at
        if at >= self.base.size:
            raise StopIteration
        self._at = at + 1
        return self.base[_place(at, self.base.shape)]

    def _number(self, index):
        n = self.base.size
        if index < -n or index >= n:
            raise IndexError("index " + str(index) + " is out of bounds for axis 0 with size " + str(n))
        return index + n if index < 0 else index

    def __getitem__(self, index):
        if isinstance(index, (int, integer)):
            return self.base[_place(self._number(index), self.base.shape)]
        return self.base.flatten()[index]

    def __setitem__(self, index, value):
        if isinstance(index, (int, integer)):
            self.base[_place(self._number(index), self.base.shape)] = value
            return
        places = arange(self.base.size)[index]
        values = asarray(value).ravel()
        if values.size == 0 and places.size > 0:
            raise NotImplementedError("native code: nothing assigned to a part of a.flat")
        for k in range(places.size):
            self.base[_place(int(places[k]), self.base.shape)] = values[k % values.size]

    def copy(self):
        return self.base.flatten()

    def __array__(self):
        return self.base.flatten()
