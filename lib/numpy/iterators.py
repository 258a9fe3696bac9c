"""Iterators over arrays: broadcast, nditer, nested_iters."""
from _numpy import *
from numpy.tools import broadcast_shapes


class broadcast:
    """The tuples of elements that operands broadcast to."""

    def __init__(self, *args):
        parts = []
        for a in args:
            parts += [it.base for it in a.iters] if isinstance(a, broadcast) else [asanyarray(a)]
        self._shape = broadcast_shapes(*[a.shape for a in parts])
        self._views = [broadcast_to(a, self._shape) for a in parts]
        self._at = 0
        self.numiter = len(parts)

    shape = property(lambda self: self._shape)
    ndim = property(lambda self: len(self._shape))
    nd = property(lambda self: len(self._shape))
    index = property(lambda self: self._at)
    iters = property(lambda self: tuple([v.flat for v in self._views]))

    @property
    def size(self):
        n = 1
        for s in self._shape:
            n *= s
        return n

    def reset(self):
        self._at = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self._at >= self.size:
            raise StopIteration
        at = self._at
        self._at += 1
        return tuple([v.flat[at] for v in self._views])


def _place(position, shape):
    index = []
    for n in reversed(shape):
        index.append(position % n)
        position = position // n
    return tuple(reversed(index))


def _flat_position(index, shape):
    at = 0
    for i, n in zip(index, shape):
        at = at * n + i
    return at


def _moves_out(views, i, j):
    """Whether axis i is to lie outside axis j, which lies before it: the larger stride outside."""
    answer = None
    for v in views:
        a, b = abs(v.strides[i]), abs(v.strides[j])
        if a and b:
            if a <= b:
                return False
            answer = True
    return bool(answer)


def _memory_order(views, rank):
    """The axes, outermost first, so that memory is walked in order."""
    axes = list(range(rank))
    for k in range(1, rank):
        at = k
        while at > 0 and _moves_out(views, axes[at], axes[at - 1]):
            axes[at], axes[at - 1] = axes[at - 1], axes[at]
            at -= 1
    return axes


class nditer:
    def __init__(self, op, flags=None, op_flags=None, op_dtypes=None, order="K", casting="safe", op_axes=None,
                 itershape=None, buffersize=0):
        many = isinstance(op, (tuple, list)) and (not op or op[0] is None or isinstance(op[0], (ndarray, tuple, list)) or len(op) > 1)
        ops = list(op) if many else [op]
        self._flags = list(flags or [])
        self.nop = len(ops)
        op_flags = [list(f) for f in self._flags_of(op_flags, ops)]
        types = list(op_dtypes) if op_dtypes is not None else [None] * self.nop
        if len(types) == 1:
            types = types * self.nop
        self._writes = [("readwrite" in f or "writeonly" in f or (ops[i] is None)) for i, f in enumerate(op_flags)]
        arrays = [None if o is None else asanyarray(o) for o in ops]
        maps = self._axis_maps(arrays, op_axes)
        self._shape = self._iteration_shape(arrays, maps, itershape)
        for i, a in enumerate(arrays):
            if a is not None and self._writes[i] and not a.flags.writeable:
                raise ValueError("output array is read-only")
            if a is not None and self._writes[i] and "reduce_ok" not in self._flags and self._broadcasts(a, maps[i]):
                raise ValueError(f"output operand requires a reduction along dimension {self._broadcasts(a, maps[i]) - 1}, "
                                 "but the reduction is not enabled. The dimension size of 1 does not match the expected "
                                 f"output shape")
        self._back = []
        for i in range(self.nop):
            if arrays[i] is None:
                continue
            if types[i] is not None and dtype(types[i]) != arrays[i].dtype:
                arrays[i] = self._converted(i, arrays[i], dtype(types[i]), op_flags[i], casting)
        views = [None if a is None else self._spread(a, m) for a, m in zip(arrays, maps)]
        known = [v for v in views if v is not None]
        rank = len(self._shape)
        self._axes = list(range(rank))
        self._flips = [False] * rank
        if order == "F" or (order == "A" and known and _all_of([v.flags.f_contiguous for v in known])
                            and not _all_of([v.flags.c_contiguous for v in known])):
            self._axes.reverse()
        elif order in ("K", "A"):
            self._axes = _memory_order(known, rank)
            if order == "K":
                self._flips = [_all_of([v.strides[i] <= 0 for v in known]) and _any_of([v.strides[i] < 0 for v in known])
                               for i in range(rank)]
        for i in range(self.nop):
            if views[i] is None:
                arrays[i], views[i] = self._allocated(maps[i], types[i] or result_type(*known))
        self.operands = tuple(arrays)
        turn = tuple([slice(None, None, -1) if f else slice(None) for f in self._flips])
        self._views = [transpose(v[turn], tuple(self._axes)) if rank else v for v in views]
        self._lengths = tuple([self._shape[i] for i in self._axes])
        self._chunk = self._chunked() if "external_loop" in self._flags else None
        self.reset()
        if self.itersize == 0 and "zerosize_ok" not in self._flags:
            raise ValueError("Iteration of zero-sized operands is not enabled")

    def _flags_of(self, op_flags, ops):
        if op_flags is None:
            return [["readwrite", "allocate"] if o is None else ["readonly"] for o in ops]
        op_flags = list(op_flags)
        if op_flags and isinstance(op_flags[0], str):
            return [op_flags] * len(ops)
        return op_flags * len(ops) if len(op_flags) == 1 else op_flags

    def _axis_maps(self, arrays, op_axes):
        """For each operand, the operand's axis (or None) of each axis of the iteration."""
        if op_axes is not None:
            rank = _most([len(m) for m in op_axes if m is not None])
            return [None if m is None else [None if i is None or i < 0 else i for i in m] for m in op_axes]
        return [None] * len(arrays)

    def _iteration_shape(self, arrays, maps, itershape):
        shapes = []
        for a, m in zip(arrays, maps):
            if a is not None:
                shapes.append(a.shape if m is None else tuple([1 if i is None else a.shape[i] for i in m]))
        if itershape is not None:
            shapes.append(tuple([1 if n < 0 else n for n in itershape]))
        try:
            return broadcast_shapes(*shapes)
        except ValueError:
            text = " ".join(["(" + ",".join([str(n) for n in s]) + ("," if len(s) == 1 else "") + ")" for s in shapes])
            raise ValueError("operands could not be broadcast together with shapes " + text + " ")

    def _broadcasts(self, a, m):
        """1 + an axis of the iteration along which the operand has only one element, or 0."""
        shape = a.shape if m is None else tuple([1 if i is None else a.shape[i] for i in m])
        shape = (1,) * (len(self._shape) - len(shape)) + shape
        for i, n in enumerate(shape):
            if n == 1 and self._shape[i] != 1:
                return i + 1
        return 0

    def _spread(self, a, m):
        if m is not None:
            kept = [i for i in m if i is not None]
            a = transpose(a, tuple(kept))
            a = a[tuple([None if i is None else slice(None) for i in m])]
        shape = (1,) * (len(self._shape) - a.ndim) + a.shape
        a = a.reshape(shape)
        strides = tuple([0 if n == 1 and m != 1 else s for n, m, s in zip(shape, self._shape, a.strides)])
        return as_strided(a, self._shape, strides)

    def _converted(self, i, a, wanted, flags, casting):
        if "buffered" not in self._flags and "copy" not in flags and "updateifcopy" not in flags:
            raise TypeError("Iterator operand required copying or buffering, but neither copying nor buffering was enabled")
        writes = self._writes[i]
        if not can_cast(a.dtype, wanted, casting) and "writeonly" not in flags:
            raise TypeError(f"Iterator operand {i} dtype could not be cast from {a.dtype!r} to {wanted!r} according to the "
                            f"rule '{casting}'")
        if writes and not can_cast(wanted, a.dtype, casting):
            raise TypeError(f"Iterator requested dtype could not be cast from {wanted!r} to {a.dtype!r}, the operand {i} "
                            f"dtype, according to the rule '{casting}'")
        new = a.astype(wanted)
        if writes:
            self._back.append((a, new))
        return new

    def _allocated(self, m, t):
        rank = len(self._shape)
        places = list(range(rank)) if m is None else m
        kept = [i for i in range(rank) if places[i] is not None]
        order = [i for i in self._axes if i in kept]   # memory in the order of the iteration
        made = empty(tuple([self._shape[i] for i in order]), dtype=t)
        by_place = sorted(kept, key=lambda i: places[i])
        a = transpose(made, tuple([order.index(i) for i in by_place])) if kept else made
        return a, self._spread(a, None if m is None else [None if p is None else by_place.index(i) for i, p in enumerate(places)])

    def _chunked(self):
        """How many of the innermost axes every operand walks with one stride."""
        n = len(self._lengths)
        if "buffered" in self._flags and "multi_index" not in self._flags:
            return n
        k = n - 1 if n else 0
        while k > 0 and _all_of([v.strides[k - 1] == v.strides[k] * self._lengths[k] or self._lengths[k] == 1 for v in self._views]):
            k -= 1
            if not _all_of([self._one_stride(v, k) for v in self._views]):
                k += 1
                break
        return n - k

    def _one_stride(self, v, k):
        step, size = v.strides[-1], self._lengths[-1]
        for i in range(len(self._lengths) - 2, k - 1, -1):
            if v.strides[i] != step * size:
                return False
            size *= self._lengths[i]
        return True

    # Where the iteration stands

    @property
    def itersize(self):
        n = 1
        for s in self._shape:
            n *= s
        return n

    shape = property(lambda self: self._shape)
    ndim = property(lambda self: len(self._shape))
    iterindex = property(lambda self: self._at)
    iterrange = property(lambda self: (0, self.itersize))
    dtypes = property(lambda self: tuple([v.dtype for v in self._views]))
    itviews = property(lambda self: tuple(self._views))
    finished = property(lambda self: self._at >= self.itersize)
    has_multi_index = property(lambda self: "multi_index" in self._flags)
    has_index = property(lambda self: "c_index" in self._flags or "f_index" in self._flags)
    has_delayed_bufalloc = property(lambda self: False)
    iterationneedsapi = property(lambda self: False)

    @property
    def multi_index(self):
        if "multi_index" not in self._flags:
            raise ValueError("Iterator is not tracking a multi-index")
        if self.finished:
            raise ValueError("Iterator is past the end")
        index = [0] * len(self._shape)
        for k, i in enumerate(_place(self._at, self._lengths)):
            axis = self._axes[k]
            index[axis] = self._shape[axis] - 1 - i if self._flips[axis] else i
        return tuple(index)

    @multi_index.setter
    def multi_index(self, index):
        where = [0] * len(self._lengths)
        for k, axis in enumerate(self._axes):
            where[k] = self._shape[axis] - 1 - index[axis] if self._flips[axis] else index[axis]
        self._at = _flat_position(where, self._lengths)

    @property
    def index(self):
        flags, self._flags = self._flags, self._flags + ["multi_index"]
        index = self.multi_index
        self._flags = flags
        if "f_index" in flags:
            return _flat_position(tuple(reversed(index)), tuple(reversed(self._shape)))
        if "c_index" in flags:
            return _flat_position(index, self._shape)
        raise ValueError("Iterator does not have an index")

    @property
    def value(self):
        if self.finished:
            raise ValueError("Iterator is past the end")
        if self._chunk is None:
            at = _place(self._at, self._lengths)
            found = tuple([v[at + (Ellipsis,)] for v in self._views])
        else:
            outer = len(self._lengths) - self._chunk
            at = _place(self._at // self._step(), self._lengths[:outer])
            found = tuple([self._run(v[at], w) for v, w in zip(self._views, self._writes)])
        return found[0] if self.nop == 1 else found

    def _run(self, part, writes):
        flat = part.reshape(-1)
        if writes and not shares_memory(flat, part):
            raise NotImplementedError("npcc: nditer with external_loop and buffered over this output is not supported")
        return flat

    def _step(self):
        n = 1
        if self._chunk is not None:
            for s in self._lengths[len(self._lengths) - self._chunk:]:
                n *= s
        return n if n else 1

    def __getitem__(self, i):
        v = self.value
        return v if self.nop == 1 and i in (0, -1) else v[i]

    def __setitem__(self, i, x):
        self[i][...] = x

    def __len__(self):
        return self.nop

    def __iter__(self):
        return self

    def __next__(self):
        if self._started:
            self._at += self._step()
        self._started = True
        if self.finished:
            self._write_back()
            raise StopIteration
        return self.value

    def iternext(self):
        self._at += self._step()
        self._started = False
        if self.finished:
            self._write_back()
        return not self.finished

    def reset(self):
        self._at, self._started = 0, False

    def copy(self):
        new = nditer.__new__(nditer)
        new.__dict__.update(self.__dict__)
        return new

    __copy__ = copy

    def _write_back(self):
        for a, new in self._back:
            a[...] = new.astype(a.dtype)

    def close(self):
        self._write_back()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self._write_back()

    def remove_multi_index(self):
        self._flags = [f for f in self._flags if f != "multi_index"]

    def enable_external_loop(self):
        self._flags.append("external_loop")
        self._chunk = self._chunked()


def _all_of(values):
    for v in values:
        if not v:
            return False
    return True


def _any_of(values):
    for v in values:
        if v:
            return True
    return False


def _most(values):
    best = values[0]
    for v in values:
        best = v if v > best else best
    return best


class _Inner(nditer):
    """An nditer over some axes of operands whose other axes an outer one fixes."""

    def _attach(self, outer, full, own, fixed):
        self._outer, self._full, self._own, self._fixed = outer, full, own, fixed

    def _follow(self):
        index = self._outer._whole_index()
        for i, a in enumerate(self._full):
            v = a[tuple([index[ax] if ax in index else slice(None) for ax in range(a.ndim)])]
            self._views[i] = transpose(v, tuple(self._axes))

    def _whole_index(self):
        index = dict(self._outer._whole_index())
        index.update(self._own_index())
        return index

    def _own_index(self):
        return dict(zip(self._own, _unturned(self)))

    def __iter__(self):
        self._follow()
        self.reset()
        return self


class _Outer(nditer):
    def _attach(self, own):
        self._own = own

    def _whole_index(self):
        return dict(zip(self._own, _unturned(self)))


def _unturned(it):
    flags, it._flags = it._flags, it._flags + ["multi_index"]
    index = it.multi_index
    it._flags = flags
    return index


def nested_iters(op, axes, flags=None, op_flags=None, op_dtypes=None, order="K", casting="safe", buffersize=0):
    ops = [asanyarray(o) for o in (op if isinstance(op, (tuple, list)) else [op])]
    shape = broadcast_shapes(*[o.shape for o in ops])
    full = [broadcast_to(o, shape) if o.shape != shape else o for o in ops]
    made, used = [], []
    for level in axes:
        level = list(level)
        firsts = []
        for a in full:
            rest = [ax for ax in range(a.ndim) if ax not in level]
            part = transpose(a, tuple(level + rest))
            firsts.append(part[(slice(None),) * len(level) + (0,) * len(rest)])
        it = (_Outer if not made else _Inner)(firsts, flags, op_flags, op_dtypes, "C" if order == "K" else order, casting)
        if made:
            it._attach(made[-1], full, level, list(used))
        else:
            it._attach(level)
        used += level
        made.append(it)
    return tuple(made)


def ndindex(*shape):
    if len(shape) == 1 and isinstance(shape[0], tuple):
        shape = shape[0]
    total = 1
    for n in shape:
        total = total * n
    for flat in range(total):
        index = []
        for n in reversed(shape):
            index.append(flat % n)
            flat = flat // n
        yield tuple(reversed(index))


def ndenumerate(arr):
    arr = asanyarray(arr)
    for index in ndindex(arr.shape):
        yield index, arr[index]
