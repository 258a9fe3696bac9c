"""Arrays in binary files: np.save, np.load, np.savez of paths and of open files."""
from _numpy import *
from _numpy import save as _save, load as _load, dtype as _dtype, _crc32


def _header(a):
    fortran = a.flags["F_CONTIGUOUS"] and not a.flags["C_CONTIGUOUS"]
    descr = a.dtype.descr if a.dtype.names is not None else a.dtype.str
    text = "{'descr': " + repr(descr) + ", 'fortran_order': " + repr(fortran) + ", 'shape': " + repr(a.shape) + ", }"
    text += " " * (63 - (10 + len(text)) % 64) + "\n"
    return b"\x93NUMPY\x01\x00" + bytes([len(text) % 256, len(text) // 256]) + text.encode("latin-1")


def _npy_bytes(a):
    a = asanyarray(a)
    if a.dtype.kind == "O":
        raise NotImplementedError("npcc: object arrays in files are not supported")
    header = _header(a)
    return header + a.tobytes("F" if "'fortran_order': True" in header.decode("latin-1") else "C")


def _npy_array(data):
    if data[:6] != b"\x93NUMPY":
        raise ValueError("Cannot load file containing pickled data when allow_pickle=False")
    wide = data[6] > 1
    start = 12 if wide else 10
    n = int.from_bytes(data[8:start], "little")
    described = eval(data[start:start + n].decode("latin-1"))
    descr, shape = described["descr"], described["shape"]
    t = _dtype([tuple(f) for f in descr] if isinstance(descr, list) else descr)
    count = 1
    for s in shape:
        count *= s
    a = frombuffer(data[start + n:start + n + count * t.itemsize], dtype=t, count=count) if count else zeros(0, dtype=t)
    if described["fortran_order"]:
        return transpose(a.reshape(tuple(reversed(shape)))).copy("F")
    return a.reshape(shape).copy()


def _is_file(file):
    return hasattr(file, "write") or hasattr(file, "read")


def save(file, arr, allow_pickle=True, fix_imports=True):
    arr = asanyarray(arr)
    if not _is_file(file) and arr.dtype.kind in "biufc":
        return _save(file, arr)
    if _is_file(file):
        file.write(_npy_bytes(arr))
        return
    path = str(file)
    with open(path if path.endswith(".npy") else path + ".npy", "wb") as f:
        f.write(_npy_bytes(arr))


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

    def __init__(self, parts):
        self._parts = parts
        self.files = list(parts)
        self.f = _Attributes(self)
        self.zip = self.fid = None

    def __getitem__(self, key):
        if key.endswith(".npy") and key not in self._parts:
            key = key[:-4]
        if key not in self._parts:
            raise KeyError(f"{key} is not a file in the archive")
        part = self._parts[key]
        return _npy_array(part()) if callable(part) else part

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


def _entry(name, data, at):
    """An uncompressed file of a ZIP archive: what stands before its data, and its line of the directory."""
    name = name.encode()
    sizes = _number(_crc32(data), 4) + _number(len(data), 4) + _number(len(data), 4)
    common = b"\x14\x00\x00\x00\x00\x00\x00\x00\x21\x00" + sizes + _number(len(name), 2)
    line = b"PK\x01\x02\x14\x03" + common + bytes(8) + b"\x00\x00\x80\x01" + _number(at, 4) + name
    return b"PK\x03\x04" + common + b"\x00\x00" + name, line


def savez(file, *args, **kwds):
    parts = dict(kwds)
    for i, a in enumerate(args):
        key = "arr_" + str(i)
        if key in parts:
            raise ValueError("Cannot use un-named variables and keyword " + key)
        parts[key] = a
    if _is_file(file):
        return _write_archive(file, parts)
    path = str(file)
    with open(path if path.endswith(".npz") else path + ".npz", "wb") as f:
        _write_archive(f, parts)


savez_compressed = savez   # the format leaves it to the writer whether an entry is compressed


def _write_archive(f, parts):
    directory, at = b"", 0
    for name in parts:
        data = _npy_bytes(parts[name])
        head, line = _entry(name + ".npy", data, at)
        f.write(head)
        f.write(data)
        directory += line
        at += len(head) + len(data)
    f.write(directory)
    n = _number(len(parts), 2)
    f.write(b"PK\x05\x06\x00\x00\x00\x00" + n + n + _number(len(directory), 4) + _number(at, 4) + b"\x00\x00")


def _read_archive(data):
    """The entries of a ZIP archive in memory, as functions that give their bytes."""
    end = data.rfind(b"PK\x05\x06")
    n = int.from_bytes(data[end + 10:end + 12], "little")
    at = int.from_bytes(data[end + 16:end + 20], "little")
    parts = {}
    for i in range(n):
        field = [int.from_bytes(data[at + k:at + k + w], "little") for k, w in
                 ((10, 2), (20, 4), (28, 2), (30, 2), (32, 2), (42, 4))]
        method, size, name_size, extra, comment, start = field
        name = data[at + 46:at + 46 + name_size].decode()
        skip = start + 30 + int.from_bytes(data[start + 26:start + 28], "little") + int.from_bytes(data[start + 28:start + 30], "little")
        parts[name[:-4] if name.endswith(".npy") else name] = _unpacker(data, skip, size, method)
        at += 46 + name_size + extra + comment
    return parts


def _unpacker(data, start, size, method):
    def unpack():
        packed = data[start:start + size]
        if method == 0:
            return packed
        import zlib
        return zlib.decompress(packed, -15)
    return unpack


def load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding="ASCII"):
    if _is_file(file):
        data = file.read()
        if data[:2] == b"PK":
            return NpzFile(_read_archive(data))
        a = _npy_array(data)
        if hasattr(file, "seek"):
            header = int.from_bytes(data[8:12 if data[6] > 1 else 10], "little")
            file.seek(file.tell() - len(data) + (12 if data[6] > 1 else 10) + header + a.nbytes)
        return a
    path = str(file)
    if path.endswith(".safetensors"):
        return _load(file)
    with open(path, "rb") as f:
        start = f.read(6)
    if start[:2] == b"PK":
        return _load_archive(path)
    if start != b"\x93NUMPY":
        raise ValueError("Cannot load file containing pickled data when allow_pickle=False")
    try:
        return _load(file, mmap_mode)
    except ValueError:   # a dtype that only the reader above knows
        with open(path, "rb") as f:
            return _npy_array(f.read())


def _load_archive(path):
    if path.endswith(".npz"):
        try:
            return NpzFile(_load(path))
        except ValueError:   # compressed
            pass
    with open(path, "rb") as f:
        return NpzFile(_read_archive(f.read()))
