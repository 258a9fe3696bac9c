"""Limits of types, error state, functions over functions, products of tensors."""
from _numpy import *
from _numpy import _all_finite, _cycled, _fill_with_results
from _numpy import dtype as _dtype
from numpy.functions import *
from numpy.functions import _product


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    x = array(x)
    if x.dtype.kind == "c":
        x.real = nan_to_num(x.real, nan=nan, posinf=posinf, neginf=neginf)
        x.imag = nan_to_num(x.imag, nan=nan, posinf=posinf, neginf=neginf)
        return x
    if x.dtype.kind != "f":
        return x[()] if x.ndim == 0 else x
    if x.ndim and _all_finite(x):
        return x
    if posinf is None:
        posinf = finfo(x.dtype).max
    if neginf is None:
        neginf = finfo(x.dtype).min
    result = where(isnan(x), full((), nan, dtype=x.dtype), x)
    result = where(isposinf(x), full((), posinf, dtype=x.dtype), result)
    result = where(isneginf(x), full((), neginf, dtype=x.dtype), result)
    if result.ndim == 0:
        return result[()]
    return result


def real_if_close(a, tol=100):
    a = asanyarray(a)
    if a.dtype.kind != "c":
        return a
    if tol > 1:
        tol = finfo(a.dtype).eps * tol
    if all(less(absolute(a.imag), tol)):
        return a.real
    return a


# By size: digits after the point, least and largest exponent, decimal digits, the distance from 1 to the next number.
_BINARY = {8: (52, -1022, 1024, 15, float64(2.0 ** -52)), 4: (23, -126, 128, 6, float32(2.0 ** -23)),
           2: (10, -14, 16, 3, float16(2.0 ** -10))}


class finfo:
    def __init__(self, dtype):
        t = _dtype(dtype)
        if t.kind != "f":
            if t.kind != "c":
                raise ValueError("data type " + repr(t.type) + " not inexact")
            t = dtype_of(float64 if t == complex128 else float32)
        self.dtype = t

    @property
    def bits(self):
        return self.dtype.itemsize * 8

    @property
    def nmant(self):
        return _BINARY[self.dtype.itemsize][0]

    @property
    def minexp(self):
        return _BINARY[self.dtype.itemsize][1]

    @property
    def maxexp(self):
        return _BINARY[self.dtype.itemsize][2]

    @property
    def precision(self):
        return _BINARY[self.dtype.itemsize][3]

    @property
    def eps(self):
        return _BINARY[self.dtype.itemsize][4]

    @property
    def epsneg(self):
        return self.dtype.type(2.0 ** -(self.nmant + 1))

    @property
    def max(self):
        return self.dtype.type((2.0 - 2.0 ** -self.nmant) * 2.0 ** (self.maxexp - 1))

    @property
    def min(self):
        return -self.max

    @property
    def tiny(self):
        return self.dtype.type(2.0 ** self.minexp)

    smallest_normal = tiny

    @property
    def smallest_subnormal(self):
        return self.dtype.type(2.0 ** (self.minexp - self.nmant))

    @property
    def resolution(self):
        return self.dtype.type(10.0 ** -self.precision)

    def _text(self, x):
        """As many digits as tell all numbers of the type apart."""
        digits = 16 if self.dtype.itemsize == 8 else 7 if self.dtype.itemsize == 4 else 5
        return f"{float(x):.{digits}e}"

    def __str__(self):
        line = "-" * 63
        exponent = self.bits - self.nmant - 1
        return (f"Machine parameters for {self.dtype}\n{line}\n"
                f"precision = {self.precision:3}   resolution = {self._text(self.resolution)}\n"
                f"machep = {-self.nmant:6}   eps =        {self._text(self.eps)}\n"
                f"negep =  {-self.nmant - 1:6}   epsneg =     {self._text(self.epsneg)}\n"
                f"minexp = {self.minexp:6}   tiny =       {self._text(self.tiny)}\n"
                f"maxexp = {self.maxexp:6}   max =        {self._text(self.max)}\n"
                f"nexp =   {exponent:6}   min =        -max\n"
                f"smallest_normal = {self._text(self.tiny)}   smallest_subnormal = {self._text(self.smallest_subnormal)}\n"
                f"{line}\n")

    def __repr__(self):
        top = self._text(self.max)
        return f"finfo(resolution={str(self.resolution)}, min=-{top}, max={top}, dtype={self.dtype})"


class iinfo:
    def __init__(self, dtype):
        t = asanyarray(dtype).dtype if isinstance(dtype, int) else _dtype(dtype)
        if t.kind not in "iu":
            raise ValueError("Invalid integer data type " + repr(t.kind) + ".")
        self.dtype = t
        self.kind = t.kind
        self.bits = t.itemsize * 8
        quarter = 2 ** (self.bits - 2)   # all of these fit in 64 bits, but the last of uint64
        self.min = 0 if t.kind == "u" else -quarter - quarter
        self.max = quarter - 1 + quarter if t.kind == "i" else quarter - 1 + quarter + quarter + quarter

    def __str__(self):
        return (f"Machine parameters for {self.dtype}\n" + "-" * 63 + f"\nmin = {self.min}\nmax = {self.max}\n" + "-" * 63 + "\n")

    def __repr__(self):
        return f"iinfo(min={self.min}, max={self.max}, dtype={self.dtype})"


class errstate:
    def __init__(self, all=None, divide=None, over=None, under=None, invalid=None, call=None):
        self.wanted = (all, divide, over, under, invalid)
        self.call = call

    def __enter__(self):
        a, d, o, u, i = self.wanted
        self.old = seterr(all=a, divide=d, over=o, under=u, invalid=i)
        if self.call is not None:
            self.old_call = seterrcall(self.call)

    def __exit__(self, kind, value, trace):
        o = self.old
        seterr(divide=o["divide"], over=o["over"], under=o["under"], invalid=o["invalid"])
        if self.call is not None:
            seterrcall(self.old_call)


def issubdtype(arg1, arg2):
    a = arg1 if isinstance(arg1, type) and issubclass(arg1, generic) else dtype_of(arg1).type
    b = arg2 if isinstance(arg2, type) and issubclass(arg2, generic) else dtype_of(arg2).type
    return issubclass(a, b)


def min_scalar_type(a):
    a = asanyarray(a)
    if a.ndim == 0 and a.dtype.kind == "f":
        m = abs(float(a))
        if m < 65000 or not isfinite(a):
            return dtype_of(float16)
        return dtype_of(float32) if m < 3.4e38 else a.dtype
    if a.ndim == 0 and a.dtype.kind in "iu":
        v = int(a)
        for t in (uint8, uint16, uint32, uint64) if v >= 0 else (int8, int16, int32, int64):
            if iinfo(t).min <= v <= iinfo(t).max:
                return dtype_of(t)
    return a.dtype


class vectorize:
    def __init__(self, pyfunc, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        self.signature = signature
        self.pyfunc = pyfunc
        self.otypes = otypes
        self._excluded = None if excluded is None else set(excluded)
        self.cache = cache
        self._doc = doc

    @property
    def __doc__(self):
        return self.pyfunc.__doc__ if self._doc is None else self._doc

    @property
    def excluded(self):
        if self._excluded is None:
            self._excluded = set()
        return self._excluded

    def _plainly(self, args, tried):
        """One number for each tuple of elements of the arguments; None, and the first result in tried, if it is no number."""
        arrays = broadcast_arrays(*args)
        flat = [a.reshape(-1) for a in arrays]
        n = flat[0].size
        if n == 0 and self.otypes is None:
            raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")
        if self.otypes is None:
            first = self.pyfunc(*[a[0] for a in flat])
            if isinstance(first, (tuple, str, bytes)) or asanyarray(first).dtype.kind not in "biufc":
                tried.append(first)
                return None
            t = asanyarray(first).dtype
        else:
            t = self.otypes[0]
        result = empty(n, dtype=t)
        _fill_with_results(self.pyfunc, tuple(flat), result)
        return result.reshape(arrays[0].shape)

    def _call_with_signature(self, args, kwargs):
        """Over the dimensions that the signature, such as (n),(m)->(k), does not name."""
        left, right = self.signature.replace(" ", "").split("->")
        takes, gives = _core_dimensions(left), _core_dimensions(right)
        if len(args) != len(takes):
            raise TypeError("wrong number of positional arguments: expected " + str(len(takes)) + ", got " + str(len(args)))
        sizes, outer = {}, ()
        arrays = [asanyarray(a) for a in args]
        for a, names in zip(arrays, takes):
            if a.ndim < len(names):
                raise ValueError(f"{a.ndim}-dimensional argument does not have enough dimensions for all core dimensions "
                                 f"{tuple(names)!r}")
            for name, n in zip(names, a.shape[a.ndim - len(names):]):
                if sizes.setdefault(name, n) != n:
                    raise ValueError(f"inconsistent size for core dimension {name!r}: {n!r} vs {sizes[name]!r}")
            outer = broadcast_shapes(outer, a.shape[:a.ndim - len(names)])
        wide = [broadcast_to(a, outer + a.shape[a.ndim - len(names):]) for a, names in zip(arrays, takes)]
        results = []
        for index in _indices_of(outer):
            r = self.pyfunc(*[a[index] for a in wide], **kwargs)
            results.append(r if len(gives) > 1 else (r,))
        made = []
        for k in range(len(gives)):
            column = [asanyarray(r[k]) for r in results]
            t = column[0].dtype if self.otypes is None else self.otypes[k]
            made.append(array(column, dtype=t).reshape(outer + column[0].shape)[()])
        return made[0] if len(gives) == 1 else tuple(made)

    def __call__(self, *args, **kwargs):
        if self.signature is not None:
            return self._call_with_signature(args, kwargs)
        tried = []
        if not kwargs and self._excluded is None and not self.cache and (self.otypes is None or len(self.otypes) == 1):
            plain = self._plainly(args, tried)
            if plain is not None:
                return plain
        names = [k for k in kwargs if k not in self.excluded]
        places = [i for i in range(len(args)) if i not in self.excluded]
        arrays = broadcast_arrays(*[args[i] for i in places], *[kwargs[k] for k in names])
        shape, n = arrays[0].shape, arrays[0].size
        args = list(args)
        if n == 0 and self.otypes is None:
            raise ValueError("cannot call `vectorize` on size 0 inputs unless `otypes` is set")

        def one(i):
            for at, a in zip(places, arrays):
                args[at] = a.flat[i]
            for k, a in zip(names, arrays[len(places):]):
                kwargs[k] = a.flat[i]
            return self.pyfunc(*args, **kwargs)

        values = []
        if n and self.otypes is None:
            first = tried[0] if tried else one(0)   # finds the types of the results; called again unless cached
            values = [first if self.cache else one(0)]
        values += [one(i) for i in range(len(values), n)]
        if n and isinstance(values[0], tuple):
            types = self.otypes or [asanyarray(v).dtype for v in first]
            return tuple([array([v[k] for v in values], dtype=types[k]).reshape(shape) for k in range(len(values[0]))])
        t = asanyarray(first).dtype if self.otypes is None else self.otypes[0]
        return array(values, dtype=t).reshape(shape)


def _core_dimensions(text):
    """The names in each pair of parentheses of (n),(m,k),()."""
    return [[name for name in part.strip("(").split(",") if name] for part in text.rstrip(")").split("),")]


def _indices_of(shape):
    indices = [()]
    for n in shape:
        indices = [i + (k,) for i in indices for k in range(n)]
    return indices


def mask_indices(n, mask_func, k=0):
    return nonzero(not_equal(mask_func(ones((n, n), int64), k), 0))


def byte_bounds(a):
    low = high = a.__array_interface__["data"][0]
    for n, stride in zip(a.shape, a.strides):
        if stride < 0:
            low += (n - 1) * stride
        else:
            high += (n - 1) * stride
    return low, high + a.itemsize


def disp(mesg, device=None, linefeed=True):
    if device is None:
        import sys
        device = sys.stdout
    device.write(f"{mesg}\n" if linefeed else f"{mesg}")
    device.flush()


def safe_eval(source):
    from ast import literal_eval
    return literal_eval(source)


def deprecate(*args, **kwargs):
    """A decorator that warns when its function is called."""
    def decorated(func, old_name=None, new_name=None, message=None):
        old = func.__name__ if old_name is None else old_name
        text = f"`{old}` is deprecated!" if new_name is None else f"`{old}` is deprecated, use `{new_name}` instead!"
        if message is not None:
            text += "\n" + message

        def replaced(*a, **k):
            from warnings import warn
            warn(text, DeprecationWarning, stacklevel=2)
            return func(*a, **k)
        replaced.__name__ = old
        replaced.__doc__ = text if func.__doc__ is None else text + "\n\n" + func.__doc__
        return replaced
    if args:
        return decorated(*args, **kwargs)
    return lambda func: decorated(func, **kwargs)


def deprecate_with_doc(msg):
    return deprecate(message=msg)


_ERROR_CODES = {"ignore": 0, "warn": 1, "raise": 2, "call": 3, "print": 4, "log": 5}
_buffer_size = [8192]


def geterrobj():
    modes = geterr()
    mask = 0
    for kind, shift in (("divide", 0), ("over", 3), ("under", 6), ("invalid", 9)):
        mask += _ERROR_CODES[modes[kind]] << shift
    return [_buffer_size[0], mask, geterrcall()]


def seterrobj(errobj):
    size, mask, handler = errobj
    names = list(_ERROR_CODES)
    seterr(divide=names[mask & 7], over=names[mask >> 3 & 7], under=names[mask >> 6 & 7], invalid=names[mask >> 9 & 7])
    seterrcall(handler)
    _buffer_size[0] = size


def getbufsize():
    return _buffer_size[0]


def setbufsize(size):
    old = _buffer_size[0]
    _buffer_size[0] = size
    return old


def alltrue(*args, **kwargs):
    return all(*args, **kwargs)


def sometrue(*args, **kwargs):
    return any(*args, **kwargs)


def product(*args, **kwargs):
    return prod(*args, **kwargs)


def cumproduct(*args, **kwargs):
    return cumprod(*args, **kwargs)


def diag_indices_from(arr):
    if not arr.ndim >= 2:
        raise ValueError("input array must be at least 2-d")
    if len(set(arr.shape)) != 1:
        raise ValueError("All dimensions of input must be of equal length")
    return (arange(arr.shape[0]),) * arr.ndim


def who(vardict=None):
    """Prints a table of the arrays among the names."""
    if vardict is None:
        import sys
        vardict = sys._getframe(1).f_globals
    rows, known, total = [], {}, 0
    for name in vardict:
        value = vardict[name]
        if not isinstance(value, ndarray):
            continue
        owner = known.get(id(value))
        known.setdefault(id(value), name)
        bytes_text = str(value.nbytes)
        total += value.nbytes if owner is None else 0
        shape = " x ".join([str(n) for n in value.shape])
        rows.append((name if owner is None else f"{name} ({owner})", shape, bytes_text, value.dtype.name))
    if not rows:
        return
    widths = [gap + max(10, _longest([r[k] for r in rows])) for k, gap in enumerate((6, 7, 7))]
    line = f"Name{' ' * (widths[0] - 4)}Shape{' ' * (widths[1] - 5)}Bytes{' ' * (widths[2] - 5)}Type"
    print(line + "\n" + "=" * (len(line) + 5) + "\n")
    for r in rows:
        print(r[0] + " " * (widths[0] - len(r[0])) + r[1] + " " * (widths[1] - len(r[1])) + r[2]
              + " " * (widths[2] - len(r[2])) + r[3])
    print(f"\nUpper bound on total bytes  =       {total}")


def _longest(texts):
    n = 0
    for t in texts:
        n = len(t) if len(t) > n else n
    return n


class _ObjectFunction:
    """What frompyfunc makes: a Python function over arrays of objects."""

    def __init__(self, func, nin, nout, identity):
        self.__name__ = f"{getattr(func, '__name__', '?')} (vectorized)"
        self.nin, self.nout, self.nargs, self.identity = nin, nout, nin + nout, identity
        self._func = func

    def __repr__(self):
        return f"<ufunc '{self.__name__}'>"

    def __call__(self, *args):
        if len(args) != self.nin:
            raise TypeError(f"{self.__name__}() takes {self.nin} positional arguments but {len(args)} were given")
        operands = broadcast_arrays(*[asarray(a).astype(object_) for a in args])
        values = [self._func(*items) for items in zip(*[a.ravel().tolist() for a in operands])]
        shape = operands[0].shape
        if self.nout == 1:
            return _objects(values, shape)
        return tuple([_objects([v[k] for v in values], shape) for k in range(self.nout)])

    def reduce(self, array, axis=0, initial=None):
        a = moveaxis(asarray(array).astype(object_), axis, 0)
        total = a[0] if initial is None else self(initial, a[0])
        for row in a[1:]:
            total = self(total, row)
        return total

    def accumulate(self, array, axis=0):
        a = moveaxis(asarray(array).astype(object_), axis, 0).copy()
        for i in range(1, len(a)):
            a[i] = self(a[i - 1], a[i])
        return moveaxis(a, 0, axis)

    def outer(self, a, b):
        a, b = asarray(a), asarray(b)
        return self(a.reshape(a.shape + (1,) * b.ndim), b)


def _objects(values, shape):
    made = empty(len(values), dtype=object_)
    for i in range(len(values)):
        made[i] = values[i]
    return made.reshape(shape)[()]


def frompyfunc(func, nin, nout, *, identity=None):
    return _ObjectFunction(func, nin, nout, identity)


def broadcast_shapes(*shapes):
    rank = 0
    for s in shapes:
        s = (s,) if isinstance(s, int) else s
        if len(s) > rank:
            rank = len(s)
    result = [1] * rank
    for s in shapes:
        s = (s,) if isinstance(s, int) else s
        for i in range(len(s)):
            at = rank - len(s) + i
            if s[i] != 1:
                if result[at] != 1 and result[at] != s[i]:
                    raise ValueError("shape mismatch: objects cannot be broadcast to a single shape.")
                result[at] = s[i]
    return tuple(result)


def broadcast_arrays(*args):
    arrays = [asanyarray(a) for a in args]
    s = broadcast_shapes(*[a.shape for a in arrays])
    return [broadcast_to(a, s) for a in arrays]


def asfarray(a, dtype=float64):
    if zeros(0, dtype=dtype).dtype.kind not in "fc":
        dtype = float64
    return asarray(a, dtype=dtype)


def asfortranarray(a, dtype=None):
    return asarray(a, dtype=dtype, order="F")


def require(a, dtype=None, requirements=None):
    wanted = set()
    for r in [requirements] if isinstance(requirements, str) else requirements or ():
        key = {"C_CONTIGUOUS": "C", "CONTIGUOUS": "C", "F_CONTIGUOUS": "F", "FORTRAN": "F", "ALIGNED": "A", "WRITEABLE": "W",
               "OWNDATA": "O", "ENSUREARRAY": "E"}.get(r.upper(), r.upper())
        if key not in "CFAWOE":
            raise KeyError(r.upper())
        wanted.add(key)
    if "C" in wanted and "F" in wanted:
        raise ValueError('Cannot specify both "C" and "F" order')
    order = "F" if "F" in wanted else "C" if "C" in wanted else "A"
    a = array(a, dtype=dtype, order=order, copy=False)
    if ("W" in wanted and not a.flags.writeable) or ("O" in wanted and not a.flags.owndata):
        return a.copy(order)
    return a


def put(a, ind, v, mode="raise"):
    return a.put(ind, v, mode)


def putmask(a, mask, values):
    mask = asanyarray(mask)
    if mask.size != a.size:
        raise ValueError("putmask: mask and data must be the same size")
    copyto(a, resize(values, a.shape), casting="unsafe", where=mask.astype(bool_).reshape(a.shape))


def place(arr, mask, vals):
    mask, vals = asanyarray(mask).astype(bool_), asanyarray(vals).ravel()
    n = int(count_nonzero(mask))
    if n and vals.size == 0:
        raise ValueError("Cannot insert from an empty array!")
    if n:
        arr[mask] = _cycled(vals, n)


def extract(condition, arr):
    return take(asanyarray(arr).ravel(), nonzero(asanyarray(condition).ravel())[0])


def select(condlist, choicelist, default=0):
    t = result_type(*[asanyarray(c) for c in choicelist], asanyarray(default))
    result = asanyarray(default).astype(t)
    for c, v in reversed(list(zip(condlist, choicelist))):
        result = where(c, asanyarray(v).astype(t), result)
    return array(result, order="C") if result.ndim > 1 else result


def choose(a, choices, out=None, mode="raise"):
    a = asanyarray(a)
    n = len(choices)
    if mode == "clip":
        a = minimum(maximum(a, 0), n - 1)
    elif mode == "wrap":
        a = remainder(a, n)
    elif logical_or.reduce(logical_or(less(a, 0), greater_equal(a, n)), axis=None):
        raise ValueError("invalid entry in choice array")
    result = asanyarray(choices[0])
    for i in range(1, n):
        result = where(equal(a, i), choices[i], result)
    result = where(equal(a, 0), choices[0], result)
    if result.ndim > 1:
        result = array(result, order="C")
    if out is not None:
        out[...] = result
        return out
    return result[()] if result.ndim == 0 else result


def piecewise(x, condlist, funclist):
    x = asanyarray(x)
    y = zeros_like(x)
    rest = ones(x.shape, dtype=bool_)
    for i in range(len(condlist)):
        rest = logical_and(rest, logical_not(condlist[i]))
    masks = list(condlist)
    if len(funclist) == len(masks) + 1:
        masks.append(rest)
    for m, f in zip(masks, funclist):
        y[m] = f(x[m]) if callable(f) else f
    return y


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    arr = moveaxis(asanyarray(arr), axis, -1)
    outer_shape = arr.shape[:-1]
    rows = arr.reshape((-1, arr.shape[-1]))
    values = [asanyarray(func1d(r, *args, **kwargs)) for r in rows]
    result = array(values).reshape(outer_shape + values[0].shape)
    for i in range(values[0].ndim):
        result = moveaxis(result, -1, axis)
    return result


def apply_over_axes(func, a, axes):
    for ax in axes:
        a = func(a, axis=ax, keepdims=True) if True else a
    return a


def resize(a, new_shape):
    a = asanyarray(a).ravel()
    n = 1
    for s in (new_shape,) if isinstance(new_shape, int) else tuple(new_shape):
        n = n * s
    if a.size == 0 or n == 0:
        return zeros(new_shape, dtype=a.dtype)
    return _cycled(a, n).reshape(new_shape)


def tensordot(a, b, axes=2):
    a = asanyarray(a)
    b = asanyarray(b)
    if isinstance(axes, int):
        axes_a = list(range(-axes, 0))
        axes_b = list(range(axes))
    else:
        axes_a = [axes[0]] if isinstance(axes[0], int) else list(axes[0])
        axes_b = [axes[1]] if isinstance(axes[1], int) else list(axes[1])
    if len(axes_a) != len(axes_b):
        raise ValueError("shape-mismatch for sum")
    for i, j in zip(axes_a, axes_b):
        if a.shape[i] != b.shape[j]:
            raise ValueError("shape-mismatch for sum")
    axes_a = [ax % a.ndim for ax in axes_a]
    axes_b = [ax % b.ndim for ax in axes_b]
    free_a = [i for i in range(a.ndim) if i not in axes_a]
    free_b = [i for i in range(b.ndim) if i not in axes_b]
    n = _product([a.shape[i] for i in axes_a])
    shape_a = [a.shape[i] for i in free_a]
    shape_b = [b.shape[i] for i in free_b]
    left = transpose(a, tuple(free_a + axes_a)).reshape((_product(shape_a), n))
    right = transpose(b, tuple(axes_b + free_b)).reshape((n, _product(shape_b)))
    return dot(left, right).reshape(tuple(shape_a + shape_b))


def outer(a, b, out=None):
    a = asarray(a)
    b = asarray(b)
    return multiply(a.ravel()[:, newaxis], b.ravel()[newaxis, :], out=out)


def kron(a, b):
    a = asanyarray(a)
    b = asanyarray(b)
    rank = a.ndim if a.ndim > b.ndim else b.ndim
    sa = (1,) * (rank - a.ndim) + a.shape
    sb = (1,) * (rank - b.ndim) + b.shape
    left = a.reshape(tuple([n for s in sa for n in (s, 1)]))
    right = b.reshape(tuple([n for s in sb for n in (1, s)]))
    return multiply(left, right).reshape(tuple([sa[i] * sb[i] for i in range(rank)]))


def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    if axis is not None:
        axisa = axisb = axisc = axis
    a = moveaxis(asarray(a), axisa, -1)
    b = moveaxis(asarray(b), axisb, -1)
    if a.shape[-1] not in (2, 3) or b.shape[-1] not in (2, 3):
        raise ValueError("incompatible dimensions for cross product\n(dimension must be 2 or 3)")
    a0, a1 = a[..., 0], a[..., 1]
    b0, b1 = b[..., 0], b[..., 1]
    z = a0 * b1 - a1 * b0
    if a.shape[-1] == 2 and b.shape[-1] == 2:
        return asarray(z)
    if a.shape[-1] == 2:
        b2 = b[..., 2]
        x, y = a1 * b2, negative(a0 * b2)
    elif b.shape[-1] == 2:
        a2 = a[..., 2]
        x, y = negative(a2 * b1), a2 * b0
    else:
        a2, b2 = a[..., 2], b[..., 2]
        x, y = a1 * b2 - a2 * b1, a2 * b0 - a0 * b2
    x, y, z = asanyarray(x), asanyarray(y), asanyarray(z)
    result = empty(z.shape + (3,), dtype=z.dtype)
    result[..., 0], result[..., 1], result[..., 2] = x, y, z
    return moveaxis(result, -1, axisc)
