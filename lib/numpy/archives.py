"""Arrays in binary files: np.save, np.load, np.savez of paths and of open files."""
from _numpy import *
from _numpy import save as _save, load as _load, dtype as _dtype
from ast import literal_eval
import zlib


def _descr_of(t):
    return t.descr if t.names is not None else t.str


def _header(t, fortran, shape):
    text = "{'descr': " + repr(_descr_of(t)) + ", 'fortran_order': " + repr(fortran) + ", 'shape': " + repr(shape) + ", }"
    text += " " * (63 - (10 + len(text)) % 64) + "\n"
    return b"\x93NUMPY\x01\x00" + bytes([len(text) % 256, len(text) // 256]) + text.encode("latin-1")


def _npy_bytes(a, allow_pickle=True):
    a = asanyarray(a)
    fortran = a.flags["F_CONTIGUOUS"] and not a.flags["C_CONTIGUOUS"]
    header = _header(a.dtype, fortran, a.shape)
    if a.dtype.hasobject:
        if not allow_pickle:
            raise ValueError("Object arrays cannot be saved when allow_pickle=False")
        import pickle
        return header + pickle.dumps(a, 3)
    return header + a.tobytes("F" if fortran else "C")


def _parse_header(text):
    """(descr, whether in Fortran order, shape) of the header of an .npy file, which may hold anything."""
    try:
        described = literal_eval(text)
    except (ValueError, SyntaxError, MemoryError):
        raise ValueError(f"Cannot parse header: {text!r}") from None
    if not isinstance(described, dict) or sorted(described) != ["descr", "fortran_order", "shape"]:
        raise ValueError(f"Header does not contain the correct keys: {text!r}")
    shape, fortran = described["shape"], described["fortran_order"]
    if not isinstance(shape, tuple) or not all(type(n) is int and n >= 0 for n in shape):
        raise ValueError(f"shape is not valid: {shape!r}")
    if not isinstance(fortran, bool):
        raise ValueError(f"fortran_order is not a valid bool: {fortran!r}")
    return described["descr"], fortran, shape


def _described(descr):
    return _dtype([tuple(f) for f in descr] if isinstance(descr, list) else descr)


def _header_end(data, whole=True):
    """Where the array's bytes start, and where its header does; the data may end before the header does unless whole."""
    if data[:6] != b"\x93NUMPY":
        raise ValueError("Cannot load file containing pickled data when allow_pickle=False")
    version = tuple(data[6:8])
    if version not in ((1, 0), (2, 0), (3, 0)):
        raise ValueError(f"we only support format version (1,0), (2,0), and (3,0), not {version}")
    start = 10 if version == (1, 0) else 12
    n = int.from_bytes(data[8:start], "little")
    if whole and len(data) < start + n:
        raise ValueError(f"EOF: reading array header, expected {n} bytes got {max(len(data) - start, 0)}")
    return start + n, start


def _unpickled(data, encoding):
    """The object of a pickle, and how many bytes it takes."""
    import io
    import pickle
    f = io.BytesIO(data)
    return pickle.load(f, encoding=encoding), f.tell()


def _pickle_of_file(file, data, allow_pickle, encoding):
    if not allow_pickle:
        raise ValueError("Cannot load file containing pickled data when allow_pickle=False")
    import pickle
    try:
        return _unpickled(data, encoding)[0]
    except Exception as e:
        raise pickle.UnpicklingError(f"Failed to interpret file {file!r} as a pickle") from e


def _npy_array(data, allow_pickle=False, encoding="ASCII"):
    end, start = _header_end(data)
    descr, fortran, shape = _parse_header(data[start:end].decode("utf-8" if data[6] == 3 else "latin-1"))
    t = _described(descr)
    if t.hasobject:
        if not allow_pickle:
            raise ValueError("Object arrays cannot be loaded when allow_pickle=False")
        return asanyarray(_unpickled(data[end:], encoding)[0]).reshape(shape)
    count = 1
    for s in shape:
        count *= s
    if len(data) - end < count * t.itemsize:
        raise ValueError(f"EOF: reading array data, expected {count * t.itemsize} bytes got {len(data) - end}")
    a = frombuffer(data[end:end + count * t.itemsize], dtype=t, count=count) if count else zeros(0, dtype=t)
    if fortran:
        return transpose(a.reshape(tuple(reversed(shape)))).copy("F")
    return a.reshape(shape).copy()


def _is_file(file):
    return hasattr(file, "write") or hasattr(file, "read")


def save(file, arr, allow_pickle=True, fix_imports=True):
    arr = asanyarray(arr)
    if not _is_file(file) and arr.dtype.kind in "biufc":
        return _save(file, arr)
    data = _npy_bytes(arr, allow_pickle)
    if _is_file(file):
        file.write(data)
        return
    path = str(file)
    with open(path if path.endswith(".npy") else path + ".npy", "wb") as f:
        f.write(data)


class _Attributes:
    """The arrays of an archive as attributes."""

    def __init__(self, archive):
        self._archive = archive

    def __getattr__(self, name):
        try:
            return self._archive[name]
        except KeyError:
            raise AttributeError(name)

    def __dir__(self):
        return list(self._archive.keys())


class NpzFile:
    """An archive of arrays, each made when it is asked for. parts: the arrays, or the bytes of their .npy files."""

    def __init__(self, parts, *pickles):
        self._parts, self._pickles = parts, pickles   # whether they may be pickled, and their encoding
        self.files = list(parts)
        self.f = _Attributes(self)
        self.zip = self.fid = None

    def __getitem__(self, key):
        if key.endswith(".npy") and key not in self._parts:
            key = key[:-4]
        if key not in self._parts:
            raise KeyError(f"{key} is not a file in the archive")
        part = self._parts[key]
        return _npy_array(part(), *self._pickles) if callable(part) else part

    def __contains__(self, key):
        return key in self._parts or (key.endswith(".npy") and key[:-4] in self._parts)

    def __iter__(self):
        return iter(self.files)

    def __len__(self):
        return len(self.files)

    def keys(self):
        return self._parts.keys()

    def values(self):
        return [self[k] for k in self.files]

    def items(self):
        return [(k, self[k]) for k in self.files]

    def get(self, key, default=None):
        return self[key] if key in self else default

    def close(self):
        self._parts = {}

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


def _number(value, size):
    return value.to_bytes(size, "little")


def _at(data, place, size):
    return int.from_bytes(data[place:place + size], "little")


def _entry(name, data, packed, at):
    """A file of a ZIP archive: what stands before its data, and its line of the directory."""
    name = name.encode()
    method = b"\x00\x00" if packed is data else b"\x08\x00"
    sizes = _number(zlib.crc32(data), 4) + _number(len(packed), 4) + _number(len(data), 4)
    common = b"\x14\x00\x00\x00" + method + b"\x00\x00\x21\x00" + sizes + _number(len(name), 2)
    line = b"PK\x01\x02\x14\x03" + common + bytes(8) + b"\x00\x00\x80\x01" + _number(at, 4) + name
    return b"PK\x03\x04" + common + b"\x00\x00" + name, line


def savez(file, *args, **kwds):
    _save_archive(file, args, kwds, False)


def savez_compressed(file, *args, **kwds):
    _save_archive(file, args, kwds, True)


def _save_archive(file, args, kwds, compressed):
    parts = dict(kwds)
    for i, a in enumerate(args):
        key = "arr_" + str(i)
        if key in parts:
            raise ValueError("Cannot use un-named variables and keyword " + key)
        parts[key] = a
    if _is_file(file):
        return _write_archive(file, parts, compressed)
    path = str(file)
    with open(path if path.endswith(".npz") else path + ".npz", "wb") as f:
        _write_archive(f, parts, compressed)


def _deflate(data):
    """Raw deflate: what zlib makes, without its two bytes of header and four of check sum."""
    return zlib.compress(data)[2:-4]


def _write_archive(f, parts, compressed):
    directory, at = b"", 0
    for name in parts:
        data = _npy_bytes(parts[name])
        packed = _deflate(data) if compressed else data
        head, line = _entry(name + ".npy", data, packed, at)
        f.write(head)
        f.write(packed)
        directory += line
        at += len(head) + len(packed)
    f.write(directory)
    n = _number(len(parts), 2)
    f.write(b"PK\x05\x06\x00\x00\x00\x00" + n + n + _number(len(directory), 4) + _number(at, 4) + b"\x00\x00")


def _unsound(what):
    return ValueError(f"not a sound .npz file: {what}")


def _read_archive(data):
    """The entries of a ZIP archive in memory, as functions that give their bytes."""
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or end + 22 > len(data):
        raise _unsound("it has no directory")
    n, at = _at(data, end + 10, 2), _at(data, end + 16, 4)
    parts = {}
    for i in range(n):
        if data[at:at + 4] != b"PK\x01\x02" or at + 46 > end:
            raise _unsound("its directory ends early")
        method, crc, size, name_size, extra, comment, start = [
            _at(data, at + k, w) for k, w in ((10, 2), (16, 4), (20, 4), (28, 2), (30, 2), (32, 2), (42, 4))]
        name = data[at + 46:at + 46 + name_size].decode()
        if data[start:start + 4] != b"PK\x03\x04":
            raise _unsound(f"{name!r} is not where the directory says")
        skip = start + 30 + _at(data, start + 26, 2) + _at(data, start + 28, 2)
        if skip + size > len(data):
            raise _unsound(f"{name!r} is truncated")
        parts[name[:-4] if name.endswith(".npy") else name] = _unpacker(name, data[skip:skip + size], method, crc)
        at += 46 + name_size + extra + comment
    return parts


def _unpacker(name, packed, method, crc):
    def unpack():
        if method not in (0, 8):
            raise NotImplementedError(f"npcc: the compression method {method} of {name!r} is not supported")
        data = zlib.decompress(packed, -15) if method else packed
        if zlib.crc32(data) != crc:
            raise _unsound(f"Bad CRC-32 for file {name!r}")
        return data
    return unpack


def load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding="ASCII"):
    if _is_file(file):
        data = file.read()
        if mmap_mode is not None and data[:6] == b"\x93NUMPY":
            raise ValueError("Filename must be a string or a path-like object.  Memmap cannot use existing file handles.")
        if data[:2] == b"PK":
            return NpzFile(_read_archive(data), allow_pickle, encoding)
        if data[:6] != b"\x93NUMPY":
            return _pickle_of_file(file, data, allow_pickle, encoding)
        a = _npy_array(data, allow_pickle, encoding)
        if hasattr(file, "seek"):
            end = _header_end(data)[0]
            file.seek(file.tell() - len(data) + end + (_unpickled(data[end:], encoding)[1] if a.dtype.hasobject else a.nbytes))
        return a
    path = str(file)
    if path.endswith(".safetensors"):
        return _load(file)
    with open(path, "rb") as f:
        start = f.read(6)
    if start[:2] == b"PK":
        return _load_archive(path, allow_pickle, encoding)
    if start != b"\x93NUMPY":
        with open(path, "rb") as f:
            return _pickle_of_file(file, f.read(), allow_pickle, encoding)
    if mmap_mode is not None:
        from numpy.mapped import open_memmap
        return open_memmap(file, mode=mmap_mode)
    try:
        return _load(file)
    except ValueError:   # a dtype that only the reader above knows
        with open(path, "rb") as f:
            return _npy_array(f.read(), allow_pickle, encoding)


def _load_archive(path, *pickles):
    if path.endswith(".npz"):
        try:
            return NpzFile(_load(path))
        except ValueError:   # compressed
            pass
    with open(path, "rb") as f:
        return NpzFile(_read_archive(f.read()), *pickles)
