"""np.memmap: arrays over the bytes of a file, and np.lib.format.open_memmap."""
import os
import _numpy
import numpy as np
from numpy.archives import _header, _header_end, _parse_header, _described

_MODES = {"readonly": "r", "copyonwrite": "c", "readwrite": "r+", "write": "w+"}
_SHORT = ["r", "c", "r+", "w+"]


def _named(filename):
    """The path to open, and what the attribute `filename` says."""
    if hasattr(filename, "read"):
        name = getattr(filename, "name", None)
        if not isinstance(name, str):
            raise NotImplementedError("npcc: memmap of a file without a name is not supported")
        filename.flush()
        return name, os.path.abspath(name)
    if isinstance(filename, str):
        return filename, os.path.abspath(filename)
    return os.fspath(filename), filename.resolve()


def _prepared(path, mode, offset, itemsize, shape):
    """The shape, and how many bytes of the file there are to map; makes the file or makes it longer where mode lets it."""
    with open(path, ("r" if mode == "c" else mode) + "b") as f:
        length = f.seek(0, 2)
        if shape is None:
            if (length - offset) % itemsize:
                raise ValueError("Size of available data is not a multiple of the data-type size.")
            shape = ((length - offset) // itemsize,)
        elif not isinstance(shape, tuple):
            shape = (shape,)
        size = itemsize
        for n in shape:
            size *= int(n)
        if mode in ("w+", "r+") and length < offset + size:
            f.seek(offset + size - 1)
            f.write(b"\0")
            length = offset + size
    if length == 0:
        raise ValueError("cannot mmap an empty file")
    return shape, size


class memmap(np.ndarray):
    __module__ = "numpy"
    __array_priority__ = -100.0

    def __new__(subtype, filename, dtype=np.uint8, mode="r+", offset=0, shape=None, order="C"):
        mode = _MODES.get(mode, mode)
        if mode not in _SHORT:
            raise ValueError(f"mode must be one of {_SHORT + list(_MODES)!r} (got {mode!r})")
        if mode == "w+" and shape is None:
            raise ValueError("shape must be given")
        path, name = _named(filename)
        dtype = np.dtype(dtype)
        shape, size = _prepared(path, mode, offset, dtype.itemsize, shape)
        pages = _numpy._map_file(path, "r+" if mode == "w+" else mode, offset, size)
        self = np.ndarray.__new__(subtype, shape, dtype, pages, 0, None, order)
        self._mmap = pages
        self.filename, self.offset, self.mode = name, offset, mode
        return self

    def __array_finalize__(self, obj):
        shared = hasattr(obj, "_mmap") and np.may_share_memory(self, obj)
        for name in ("_mmap", "filename", "offset", "mode"):
            setattr(self, name, getattr(obj, name) if shared else None)

    def flush(self):
        if self._mmap is not None:
            _numpy._flush_map(self._mmap)

    def __array_wrap__(self, arr, context=None):
        arr = super().__array_wrap__(arr, context)
        if self is arr or type(self) is not memmap:
            return arr
        return arr[()] if arr.shape == () else arr.view(np.ndarray)

    def __getitem__(self, index):
        part = super().__getitem__(index)
        if type(part) is memmap and part._mmap is None:
            return part.view(np.ndarray)
        return part


def open_memmap(filename, mode="r+", dtype=None, shape=None, fortran_order=False, version=None, *, max_header_size=10000):
    if hasattr(filename, "read") or hasattr(filename, "write"):
        raise ValueError("Filename must be a string or a path-like object.  Memmap cannot use existing file handles.")
    if "w" in mode:
        dtype = np.dtype(dtype)
        header = _header(dtype, fortran_order, shape)
        _reject_objects(dtype)
        with open(filename, mode + "b") as f:
            f.write(header)
        offset = len(header)
    else:
        with open(filename, "rb") as f:
            start = f.read(12)
            end = _header_end(start, whole=False)[0]
            text = (start + f.read(end - len(start)))[:end]
        descr, fortran_order, shape = _parse_header(text[_header_end(text)[1]:].decode("utf-8" if text[6] == 3 else "latin-1"))
        dtype, offset = _described(descr), end
        _reject_objects(dtype)
    return memmap(filename, dtype=dtype, shape=shape, order="F" if fortran_order else "C",
                  mode="r+" if mode == "w+" else mode, offset=offset)


def _reject_objects(dtype):
    if dtype.hasobject:
        raise ValueError("Array can't be memory-mapped: Python objects in dtype.")
