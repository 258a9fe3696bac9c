"""Joining, splitting, repeating and rearranging arrays."""
from _numpy import *
from _numpy import _packbits, _unpackbits
from numpy.functions import atleast_1d, atleast_2d, atleast_3d, moveaxis, _one_axis, zeros_like, count_nonzero


def stack(arrays, axis=0, out=None):
    arrays = [asanyarray(a) for a in arrays]
    if not arrays:
        raise ValueError("need at least one array to stack")
    for a in arrays:
        if a.shape != arrays[0].shape:
            raise ValueError("all input arrays must have the same shape")
    return concatenate([expand_dims(a, axis) for a in arrays], axis=axis, out=out)


def hstack(tup):
    arrays = [atleast_1d(a) for a in tup]
    if arrays and arrays[0].ndim == 1:
        return concatenate(arrays, axis=0)
    return concatenate(arrays, axis=1)


def vstack(tup):
    return concatenate([atleast_2d(a) for a in tup], axis=0)


row_stack = vstack


def dstack(tup):
    return concatenate([atleast_3d(a) for a in tup], axis=2)


def column_stack(tup):
    columns = []
    for a in tup:
        a = asanyarray(a)
        if a.ndim < 2:
            a = a.reshape((-1, 1))
        columns.append(a)
    return concatenate(columns, axis=1)


def block(arrays):
    depth = _block_depth(arrays)
    return _block(arrays, depth, depth if depth > _block_rank(arrays) else _block_rank(arrays))


def _block_depth(x):
    if isinstance(x, list):
        return 1 + _block_depth(x[0])
    return 0


def _block_rank(x):
    if isinstance(x, list):
        return max([_block_rank(v) for v in x])
    return asanyarray(x).ndim


def _block(x, depth, rank):
    if isinstance(x, list):
        return concatenate([_block(v, depth - 1, rank) for v in x], axis=-depth)
    x = asanyarray(x)
    return x.reshape((1,) * (rank - x.ndim) + x.shape)


def append(arr, values, axis=None):
    arr = asanyarray(arr)
    if axis is None:
        return concatenate([arr.ravel(), asanyarray(values).ravel()])
    return concatenate([arr, values], axis=axis)


def split(ary, indices_or_sections, axis=0):
    ary = asanyarray(ary)
    if isinstance(indices_or_sections, int):
        if ary.shape[axis] % indices_or_sections != 0:
            raise ValueError("array split does not result in an equal division")
        size = ary.shape[axis] // indices_or_sections
        return [_along(ary, i * size, (i + 1) * size, axis) for i in range(indices_or_sections)]
    return array_split(ary, indices_or_sections, axis)


def array_split(ary, indices_or_sections, axis=0):
    ary = asanyarray(ary)
    n = ary.shape[axis]
    if isinstance(indices_or_sections, int):
        sections = indices_or_sections
        if sections <= 0:
            raise ValueError("number sections must be larger than 0.")
        size = n // sections
        extra = n % sections
        bounds = [0]
        for i in range(sections):
            bounds.append(bounds[-1] + size + (1 if i < extra else 0))
    else:
        bounds = [0] + [int(i) for i in indices_or_sections] + [n]
    return [_along(ary, bounds[i], bounds[i + 1], axis) for i in range(len(bounds) - 1)]


def hsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 0 if asanyarray(ary).ndim == 1 else 1)


def vsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 0)


def dsplit(ary, indices_or_sections):
    return split(ary, indices_or_sections, 2)


def _along(a, start, stop, axis):
    axis = axis % a.ndim
    return a[(slice(None),) * axis + (slice(start, stop),)]


def tile(A, reps):
    A = asanyarray(A)
    reps = (reps,) if isinstance(reps, (int, integer)) else tuple(reps)
    rank = A.ndim if A.ndim > len(reps) else len(reps)
    reps = (1,) * (rank - len(reps)) + reps
    A = A.reshape((1,) * (rank - A.ndim) + A.shape)
    if all([n == 1 for n in reps]):
        return array(A)
    A = ascontiguousarray(A)   # the result lies in rows, whatever A does
    for axis in range(rank):
        if reps[axis] != 1:
            A = concatenate([A] * reps[axis], axis=axis) if reps[axis] > 0 else _along(A, 0, 0, axis)
    return A


def roll(a, shift, axis=None):
    a = asanyarray(a)
    if axis is None:
        return roll(a.ravel(), shift, 0).reshape(a.shape)
    shifts = (shift,) if isinstance(shift, (int, integer)) else tuple(shift)
    axes = (axis,) if isinstance(axis, int) else tuple(axis)
    if len(shifts) < len(axes):
        shifts = shifts * len(axes)
    if len(axes) < len(shifts):
        axes = axes * len(shifts)
    for s, ax in zip(shifts, axes):
        ax = _one_axis(ax, a.ndim)
        n = a.shape[ax]
        if n > 0:
            s = s % n
            a = concatenate([_along(a, n - s, n, ax), _along(a, 0, n - s, ax)], axis=ax)
    return a


def rollaxis(a, axis, start=0):
    a = asanyarray(a)
    axis = _one_axis(axis, a.ndim)
    if start < 0:
        start = start + a.ndim
    if axis < start:
        start = start - 1
    return moveaxis(a, axis, start)


def flip(m, axis=None):
    m = asanyarray(m)
    if axis is None:
        return m[(slice(None, None, -1),) * m.ndim]
    axes = (axis,) if isinstance(axis, int) else tuple(axis)
    for ax in axes:
        m = m[(slice(None),) * _one_axis(ax, m.ndim) + (slice(None, None, -1),)]
    return m


def fliplr(m):
    m = asanyarray(m)
    if m.ndim < 2:
        raise ValueError("Input must be >= 2-d.")
    return m[:, ::-1]


def flipud(m):
    return asanyarray(m)[::-1]


def rot90(m, k=1, axes=(0, 1)):
    axes = tuple(axes)
    if len(axes) != 2:
        raise ValueError("len(axes) must be 2.")
    m = asanyarray(m)
    if axes[0] == axes[1] or abs(axes[0] - axes[1]) == m.ndim:
        raise ValueError("Axes must be different.")
    if axes[0] >= m.ndim or axes[0] < -m.ndim or axes[1] >= m.ndim or axes[1] < -m.ndim:
        raise ValueError(f"Axes={axes} out of range for array of ndim={m.ndim}.")
    k = k % 4
    if k == 0:
        return m[...]
    if k == 2:
        return flip(flip(m, axes[0]), axes[1])
    order = list(range(m.ndim))
    order[axes[0]], order[axes[1]] = order[axes[1]], order[axes[0]]
    if k == 1:
        return transpose(flip(m, axes[1]), tuple(order))
    return flip(transpose(m, tuple(order)), axes[1])


def diag(v, k=0):
    v = asanyarray(v)
    if v.ndim == 1:
        n = v.shape[0] + abs(k)
        m = zeros((n, n), dtype=v.dtype)
        first = k if k >= 0 else -k * n
        m.reshape(-1)[first:first + v.shape[0] * (n + 1):n + 1] = v
        return m
    if v.ndim == 2:
        return diagonal(v, k)
    raise ValueError("Input must be 1- or 2-d.")


def diagflat(v, k=0):
    return diag(asanyarray(v).ravel(), k)


def fill_diagonal(a, val, wrap=False):
    if a.ndim < 2:
        raise ValueError("array must be at least 2-d")
    if a.ndim == 2 and not wrap:
        n = a.shape[0] if a.shape[0] < a.shape[1] else a.shape[1]
        a[arange(n), arange(n)] = val if asanyarray(val).ndim == 0 else _repeated(val, n)
        return
    if a.ndim == 2:
        a.flat[::a.shape[1] + 1] = val
        return
    if len(set(a.shape)) > 1:
        raise ValueError("All dimensions of input must be of equal length")
    i = arange(a.shape[0])
    a[(i,) * a.ndim] = val


def _repeated(values, n):
    """The first n of the values, again and again from the first."""
    flat = asanyarray(values).ravel()
    return flat[remainder(arange(n), flat.size)]


def diag_indices(n, ndim=2):
    return (arange(n),) * ndim


def tril_indices(n, k=0, m=None):
    m = n if m is None else m
    return nonzero(greater_equal(arange(n)[:, newaxis] + k, arange(m)[newaxis, :]))


def triu_indices(n, k=0, m=None):
    m = n if m is None else m
    return nonzero(less(arange(n)[:, newaxis] + (k - 1), arange(m)[newaxis, :]))


def tril_indices_from(arr, k=0):
    return tril_indices(arr.shape[-2], k, arr.shape[-1])


def triu_indices_from(arr, k=0):
    return triu_indices(arr.shape[-2], k, arr.shape[-1])


def delete(arr, obj, axis=None):
    arr = asanyarray(arr)
    if axis is None:
        arr = arr.ravel()
        axis = 0
    axis = _one_axis(axis, arr.ndim)
    n = arr.shape[axis]
    if isinstance(obj, (int, integer)) and not isinstance(obj, bool):
        if obj < -n or obj >= n:
            raise IndexError("index " + str(obj) + " is out of bounds for axis " + str(axis) + " with size " + str(n))
        i = obj + n if obj < 0 else obj
        result = empty_like(arr, order="A", shape=arr.shape[:axis] + (n - 1,) + arr.shape[axis + 1:])
        front = (slice(None),) * axis
        result[front + (slice(0, i),)] = _along(arr, 0, i, axis)
        result[front + (slice(i, n - 1),)] = _along(arr, i + 1, n, axis)
        return result
    keep = ones(n, dtype=bool_)
    if isinstance(obj, slice):
        keep[obj] = False
    else:
        obj = asanyarray(obj)
        if obj.dtype.kind == "b":
            keep[obj] = False
        elif obj.size:
            for i in obj.ravel():
                if i < -n or i >= n:
                    raise IndexError("index " + str(i) + " is out of bounds for axis " + str(axis) + " with size " + str(n))
            keep[obj] = False
    return arr[keep] if arr.ndim == 1 else compress(keep, arr, axis=axis)


def _inserted(arr, i, values, axis):
    many = values.shape[axis]
    n = arr.shape[axis]
    result = empty_like(arr, order="A", shape=arr.shape[:axis] + (n + many,) + arr.shape[axis + 1:])
    front = (slice(None),) * axis
    result[front + (slice(0, i),)] = _along(arr, 0, i, axis)
    result[front + (slice(i, i + many),)] = values
    result[front + (slice(i + many, n + many),)] = _along(arr, i, n, axis)
    return result


def insert(arr, obj, values, axis=None):
    arr = asanyarray(arr)
    if axis is None:
        arr = arr.ravel()
        axis = 0
    axis = _one_axis(axis, arr.ndim)
    n = arr.shape[axis]
    if isinstance(obj, slice):
        start, stop, step = obj.indices(n)
        obj = arange(start, stop, step)
    elif not isinstance(obj, (int, integer)) and asanyarray(obj).dtype.kind == "b":
        obj = asanyarray(obj).astype(int64)   # NumPy 1.24 takes truth values as 0 and 1
    if not isinstance(obj, (int, integer)) and asanyarray(obj).size == 1 and asanyarray(obj).ndim > 0:
        i = int(asanyarray(obj).ravel()[0])
        if i < -n or i > n:
            raise IndexError("index " + str(i) + " is out of bounds for axis " + str(axis) + " with size " + str(n))
        i = i + n if i < 0 else i
        values = array(values, dtype=arr.dtype, ndmin=arr.ndim)
        return _inserted(arr, i, values, axis)
    if isinstance(obj, (int, integer)):
        i = obj + n if obj < 0 else obj
        if i < 0 or i > n:
            raise IndexError("index " + str(obj) + " is out of bounds for axis " + str(axis) + " with size " + str(n))
        values = array(values, dtype=arr.dtype, ndmin=arr.ndim)
        if asanyarray(values).ndim == arr.ndim and axis != 0:
            values = moveaxis(values, 0, axis)
        return _inserted(arr, i, values, axis)
    at = array(obj).ravel()
    at = where(less(at, 0), at + n, at)
    order = argsort(at, kind="stable")
    at[order] = at[order] + arange(at.size)
    result = empty_like(arr, order="A", shape=arr.shape[:axis] + (n + at.size,) + arr.shape[axis + 1:])
    old = ones(n + at.size, dtype=bool_)
    old[at] = False
    front = (slice(None),) * axis
    result[front + (at,)] = values
    result[front + (old,)] = arr
    return result


def argwhere(a):
    a = asanyarray(a)
    if a.ndim == 0:
        return zeros((count_nonzero(a), 0), dtype=int64)
    return transpose(stack(nonzero(a)))


def flatnonzero(a):
    return nonzero(asanyarray(a).ravel())[0]


def put_along_axis(arr, indices, values, axis):
    axis = _one_axis(axis, arr.ndim)
    index = []
    for i in range(arr.ndim):
        if i == axis:
            index.append(indices)
        else:
            index.append(arange(arr.shape[i]).reshape((1,) * i + (-1,) + (1,) * (arr.ndim - 1 - i)))
    arr[tuple(index)] = values


def lexsort(keys, axis=-1):
    order = None
    for k in keys:
        k = asanyarray(k)
        if order is None:
            order = argsort(k, axis=axis, kind="stable")
        else:
            order = take(order, argsort(take(k, order), kind="stable"))
    return order


def msort(a):
    return sort(a, axis=0)


def trim_zeros(filt, trim="fb"):
    a = asanyarray(filt)
    if a.ndim > 1 and a.size > len(filt):
        raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
    i = nonzero(a)[0]
    found = len(i) > 0
    first = int(i[0]) if found and "f" in trim.lower() else 0
    last = int(i[-1]) + 1 if found and "b" in trim.lower() else len(filt)
    return filt[first:last] if found else filt[:0]


def vander(x, N=None, increasing=False):
    x = asanyarray(x)
    if x.ndim != 1:
        raise ValueError("x must be a one-dimensional array or sequence.")
    n = x.shape[0]
    N = n if N is None else N
    result = empty((n, N), dtype=promote_types(x.dtype, int64))
    power = ones(n, dtype=result.dtype)
    for k in range(N):
        result[:, k if increasing else N - 1 - k] = power
        if k < N - 1:
            power = power * x
    return result


def _is_little(bitorder):
    if bitorder not in ("big", "little"):
        raise ValueError("'order' must be either 'little' or 'big'")
    return bitorder == "little"


def packbits(a, axis=None, bitorder="big"):
    a = asanyarray(a)
    if a.dtype.kind not in "biu":
        raise TypeError("Expected an input array of integer or boolean data type")
    little = _is_little(bitorder)
    rows = a.ravel() if axis is None else moveaxis(a, axis, -1)
    packed = _packbits(rows, little)
    return packed if axis is None else ascontiguousarray(moveaxis(packed, -1, axis))


def unpackbits(a, axis=None, count=None, bitorder="big"):
    a = asanyarray(a)
    if a.dtype != uint8:
        raise TypeError("Expected an input array of unsigned byte data type")
    little = _is_little(bitorder)
    rows = a.ravel() if axis is None else moveaxis(a, axis, -1)
    bits = _unpackbits(rows, little)
    if count is not None:
        n = bits.shape[-1]
        if count > n:
            more = zeros(rows.shape[:-1] + (count,), dtype=uint8)
            more[..., :n] = bits
            bits = more
        else:
            if count < -n:
                raise ValueError("-count larger than number of elements")
            bits = bits[..., :count]
    return bits if axis is None else ascontiguousarray(moveaxis(bits, -1, axis))
