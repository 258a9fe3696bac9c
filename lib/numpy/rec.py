"""numpy.rec: arrays whose fields are attributes."""
import numpy as np

__all__ = ["record", "recarray", "format_parser", "fromarrays", "fromrecords", "array"]


class record:
    """An element of a recarray, which it stays a view of."""
    __module__ = "numpy"

    def __init__(self, element):
        object.__setattr__(self, "_element", element)

    @property
    def dtype(self):
        return self._element.dtype

    def __getattr__(self, name):
        if name in self._element.dtype.names:
            return _opened(self._element[name])
        raise AttributeError(f"'record' object has no attribute '{name}'")

    def __setattr__(self, name, value):
        if name not in self._element.dtype.names:
            raise AttributeError(f"'record' object has no attribute '{name}'")
        self._element[name] = value

    def __getitem__(self, key):
        return _opened(self._element[key])

    def __setitem__(self, key, value):
        self._element[key] = value

    def __eq__(self, other):
        return self._element == (other._element if isinstance(other, record) else other)

    def __len__(self):
        return len(self._element)

    def __iter__(self):
        return iter(self._element.item())

    def __repr__(self):
        return repr(self._element)

    def __str__(self):
        return str(self._element)

    def item(self, *args):
        return self._element.item(*args)

    def tolist(self):
        return self._element.item()

    def pprint(self):
        names = self._element.dtype.names
        width = max(len(name) for name in names)
        return "\n".join(f"{name:>{width}}: {self._element[name]}" for name in names)


def _opened(x):
    """What a recarray gives for a part of it: records for elements, recarrays for arrays of them."""
    if isinstance(x, np.void) and x.dtype.names is not None:
        return record(x)
    if isinstance(x, np.ndarray):
        if x.dtype.names is not None:
            return x if isinstance(x, recarray) else x.view(recarray)
        if isinstance(x, recarray):
            return x.view(np.ndarray)
    return x


class format_parser:
    """The dtype that lists of formats and of names, or texts with commas, stand for."""

    def __init__(self, formats, names, titles=None, aligned=False, byteorder=None):
        if titles or byteorder is not None:
            raise NotImplementedError("npcc: titles and byteorder of records are not supported")
        if formats is None:
            raise ValueError("Need formats argument")
        if isinstance(formats, str):
            formats = formats.split(",")
        if isinstance(names, str):
            names = names.split(",")
        formats = [f.strip() if isinstance(f, str) else f for f in formats]
        names = [n.strip() for n in names or []][: len(formats)]
        names += [f"f{i}" for i in range(len(names), len(formats))]
        twice = [n for n in names if names.count(n) > 1]
        if twice:
            raise ValueError(f"Duplicate field names: {sorted(set(twice), key=names.index)}")
        self.dtype = np.dtype(list(zip(names, formats)), align=aligned)


def _dtype(dtype, formats, names, titles, aligned, byteorder):
    return np.dtype(dtype) if dtype is not None else format_parser(formats, names, titles, aligned, byteorder).dtype


class recarray(np.ndarray):
    __module__ = "numpy"

    def __new__(subtype, shape, dtype=None, buf=None, offset=0, strides=None, formats=None, names=None, titles=None, byteorder=None,
                aligned=False, order="C"):
        descr = _dtype(dtype, formats, names, titles, aligned, byteorder)
        if buf is None:
            return np.zeros(shape, dtype=descr, order=order).view(subtype)
        return np.ndarray(shape, descr, buf, offset, strides, order).view(subtype)

    def __getattribute__(self, name):
        if name == "dtype":
            t = np.ndarray.__getattribute__(self, "dtype")
            return t if t.names is None else np.dtype((record, t))
        try:
            return object.__getattribute__(self, name)
        except AttributeError:
            pass
        names = np.ndarray.__getattribute__(self, "dtype").names
        if names is None or name not in names:
            raise AttributeError(f"recarray has no attribute {name}")
        return _opened(np.ndarray.__getitem__(self, name))

    def __setattr__(self, name, value):
        names = self.dtype.names
        if names is not None and name in names and not hasattr(type(self), name):
            np.ndarray.__setitem__(self, name, value)
        else:
            object.__setattr__(self, name, value)

    def __getitem__(self, key):
        return _opened(np.ndarray.__getitem__(self, key))

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __repr__(self):
        if self.dtype.names is None:
            return repr(self.view(np.ndarray))
        items = np.array2string(self.view(np.ndarray), separator=", ", prefix="rec.array(", suffix=",") if self.size else "[]"
        shape = "" if self.size or self.shape == (0,) else f"shape={self.shape}, "
        return f"rec.array({items},\n          {shape}dtype={self.view(np.ndarray).dtype})"

    def field(self, attr, val=None):
        name = self.dtype.names[attr] if isinstance(attr, int) else attr
        if val is None:
            return _opened(np.ndarray.__getitem__(self, name))
        np.ndarray.__setitem__(self, name, val)


def fromarrays(arrayList, dtype=None, shape=None, formats=None, names=None, titles=None, aligned=False, byteorder=None):
    arrays = [np.asarray(a) for a in arrayList]
    if shape is None:
        shape = arrays[0].shape
    elif isinstance(shape, int):
        shape = (shape,)
    if formats is None and dtype is None:
        formats = [a.dtype for a in arrays]
    descr = _dtype(dtype, formats, names, titles, aligned, byteorder)
    if len(descr.names) != len(arrays):
        raise ValueError("mismatch between the number of fields and the number of arrays")
    result = recarray(shape, descr)
    for i, (name, a) in enumerate(zip(descr.names, arrays)):
        if a.shape[: len(shape)] != tuple(shape):
            raise ValueError(f'mismatch in shape of array {i} ("{name}")')
        np.ndarray.__setitem__(result, name, a)
    return result


def fromrecords(recList, dtype=None, shape=None, formats=None, names=None, titles=None, aligned=False, byteorder=None):
    if formats is None and dtype is None:
        rows = np.array([tuple(row) for row in recList], dtype=object)
        columns = [np.array(rows[..., i].tolist()) for i in range(rows.shape[-1])]
        return fromarrays(columns, names=names, titles=titles, aligned=aligned, byteorder=byteorder)
    result = np.array([tuple(row) for row in recList], dtype=_dtype(dtype, formats, names, titles, aligned, byteorder))
    if shape is not None and result.shape != shape:
        result = result.reshape(shape)
    return result.view(recarray)


def array(obj, dtype=None, shape=None, offset=0, strides=None, formats=None, names=None, titles=None, aligned=False, byteorder=None,
          copy=True):
    if isinstance(obj, (bytes, bytearray)) or hasattr(obj, "read"):
        raise NotImplementedError("npcc: rec.array of bytes and of files is not supported")
    given = dtype is not None or formats is not None
    if obj is None:
        if shape is None:
            raise ValueError("Must define a shape if obj is None")
        return recarray(shape, dtype, formats=formats, names=names, titles=titles, aligned=aligned, byteorder=byteorder)
    if isinstance(obj, (list, tuple)):
        if isinstance(obj[0], (list, tuple)):
            return fromrecords(obj, dtype, shape, formats, names, titles, aligned, byteorder)
        return fromarrays(obj, dtype, shape, formats, names, titles, aligned, byteorder)
    new = obj
    if given:
        new = new.view(_dtype(dtype, formats, names, titles, aligned, byteorder))
    if copy:
        new = new.copy()
    return new.view(recarray)
