"""Arrays, scalars and dtypes in pickles, in NumPy's own form."""
import numpy as np
from pickle.reader import Unfinished

_ORDERS = "|<=>"


def _is_aligned(t):
    return getattr(t, "isalignedstruct", False)


def _dtype_state(t):
    flags = (63 if t.hasobject else 0)
    if t.metadata:
        raise NotImplementedError("npcc: dtypes with metadata in pickles are not supported")
    order = "<" if t.byteorder == "=" else t.byteorder
    if t.kind in "mM":
        unit, count = np.datetime_data(t)
        return 4, order, None, None, None, -1, -1, flags, ({}, (unit.encode(), count, 1, 1))
    subarray = (t.base, t.shape) if t.subdtype is not None else None
    if t.kind not in "USV":
        return 3, order, subarray, None, None, -1, -1, flags
    if t.names is None:
        return 3, order, subarray, None, None, t.itemsize, 4 if t.kind == "U" else 1, 8 if t.kind == "U" else flags
    fields = {name: tuple([canonical(part) if isinstance(part, np.dtype) else part for part in t.fields[name]]) for name in t.names}
    alignment = t.alignment if _is_aligned(t) else 1
    return 3, order, subarray, t.names, fields, t.itemsize, alignment, flags | (128 if _is_aligned(t) else 16)


def _dtype_text(t):
    return f"{t.kind}{t.itemsize // 4 if t.kind == 'U' else t.itemsize}"


_canonical = {}


def canonical(t):
    """One object for all equal dtypes without fields, as NumPy has, so that pickles refer to it again."""
    return t if t.names is not None or t.metadata else _canonical.setdefault(t.str, t)


def _reduce_dtype(t):
    return np.dtype, (_dtype_text(t), _is_aligned(t), True), _dtype_state(t)


def _reduce_array(a):
    fortran = a.flags["F_CONTIGUOUS"] and not a.flags["C_CONTIGUOUS"]
    data = a.ravel("F" if fortran else "C").tolist() if a.dtype.hasobject else a.tobytes("F" if fortran else "C")
    return _reconstruct, (np.ndarray, tuple([0]), b"b"), (1, a.shape, canonical(a.dtype), fortran, data)


def reduce(obj, protocol):
    """What __reduce_ex__ of an object of NumPy answers."""
    if isinstance(obj, np.dtype):
        return _reduce_dtype(obj)
    if isinstance(obj, np.generic):
        t = canonical(obj.dtype)
        return scalar, (t, obj.item() if t.hasobject else obj.tobytes())
    if not isinstance(obj, np.ndarray):
        raise TypeError(f"cannot pickle '{type(obj).__module__}.{type(obj).__name__}' object")
    if type(obj) is not np.ndarray:
        raise NotImplementedError(f"npcc: pickles of {type(obj).__name__}, which derives from ndarray, are not supported")
    if protocol < 5 or obj.dtype.hasobject or obj.dtype.kind in "mM" or not (obj.flags["C_CONTIGUOUS"] or obj.flags["F_CONTIGUOUS"]):
        return _reduce_array(obj)
    order = "C" if obj.flags["C_CONTIGUOUS"] else "F"
    return _frombuffer, (bytearray(obj.tobytes(order)), canonical(obj.dtype), obj.shape, order)


# ---- Made again

def _array_of(state):
    if not isinstance(state, tuple) or len(state) not in (4, 5):
        raise ValueError("the state of a pickled array is not a tuple of 5")
    shape, t, fortran, data = state[-4:]
    if not isinstance(t, np.dtype) or not isinstance(shape, tuple):
        raise TypeError("the state of a pickled array is damaged")
    count = 1
    for n in shape:
        count *= n
    if t.hasobject:
        if not isinstance(data, list) or len(data) != count:
            raise TypeError("object pickle not returning list")
        flat = np.empty(count, dtype=t)
        for i, x in enumerate(data):
            flat[i] = x
    else:
        if isinstance(data, str):   # of Python 2
            data = data.encode("latin-1")
        if len(data) != count * t.itemsize:
            raise ValueError("buffer size does not match array size")
        flat = np.frombuffer(data, dtype=t, count=count).copy() if count and t.itemsize else np.zeros(count, dtype=t)
    return flat.reshape(tuple(reversed(shape))).T if fortran and len(shape) > 1 else flat.reshape(shape)


def _reconstruct(subtype, shape, kind):
    if subtype is not np.ndarray:
        raise TypeError("npcc: only plain arrays in pickles are supported")
    return Unfinished(_array_of)


def _frombuffer(data, t, shape, order):
    flat = np.frombuffer(data, dtype=t).copy() if len(data) else np.zeros(0, dtype=t)
    return flat.reshape(tuple(reversed(shape))).T if order == "F" else flat.reshape(shape)


def _dtype(text, align=False, copy=False):
    def finish(state):
        version, order, subarray, names, fields, size, alignment = state[:7]
        if subarray is not None:
            return np.dtype(subarray)
        if names is not None:
            return np.dtype({"names": list(names), "formats": [fields[n][0] for n in names], "offsets": [fields[n][1] for n in names],
                             "itemsize": size}, align=bool(align))
        t = np.dtype(text)
        if t.kind in "mM" and len(state) > 8:
            unit, count = state[8][1][:2]
            t = np.dtype(f"{t.kind}8" + (f"[{count if count != 1 else ''}{unit.decode()}]" if unit != b"generic" else ""))
        return t.newbyteorder(order) if order == ">" else t
    return Unfinished(finish)


def scalar(t, data=None):
    if t.hasobject:
        return data
    if isinstance(data, str):
        data = data.encode("latin-1")
    return np.frombuffer(data, dtype=t, count=1)[0]


_MULTIARRAY = {"_reconstruct": _reconstruct, "scalar": scalar}
for _name, _function in _MULTIARRAY.items():
    _function._pickled_as_ = ("numpy.core.multiarray", _name)
_RANDOM = {"__randomstate_ctor": np.random._random_state_of, "__generator_ctor": np.random._generator_of,
           "__bit_generator_ctor": np.random._bit_generator_of}
for _name, _function in _RANDOM.items():
    _function._pickled_as_ = ("numpy.random._pickle", _name)


def _random_named(name):
    """NumPy also tells which function makes the generator's bits."""
    function = _RANDOM.get(name)
    return function and (lambda bits="MT19937", maker=None: function(bits))


_frombuffer._pickled_as_ = ("numpy.core.numeric", "_frombuffer")


def named(module, name):
    """What a pickle means by a name of NumPy; None when it may not be used."""
    if module in ("numpy.core.multiarray", "numpy._core.multiarray"):
        return _MULTIARRAY.get(name)
    if module in ("numpy.core.numeric", "numpy._core.numeric") and name == "_frombuffer":
        return _frombuffer
    if module == "numpy.random._pickle":
        return _random_named(name)
    if module != "numpy":
        return None
    if name == "dtype":
        return _dtype
    value = getattr(np, name, None)
    return value if value is np.ndarray or isinstance(value, type) and issubclass(value, np.generic) else None
