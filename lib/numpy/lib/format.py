"""numpy.lib.format: .npy files."""
import numpy as np
from numpy.archives import _described, _descr_of, _npy_array, _npy_bytes
from numpy.mapped import open_memmap

MAGIC_PREFIX = b"\x93NUMPY"
MAGIC_LEN = 8
ARRAY_ALIGN = 64


def magic(major, minor):
    for name, part in (("major", major), ("minor", minor)):
        if part < 0 or part > 255:
            raise ValueError(f"{name} version must be 0 <= {name} < 256")
    return MAGIC_PREFIX + bytes([major, minor])


def read_magic(fp):
    data = fp.read(MAGIC_LEN)
    if len(data) != MAGIC_LEN:
        raise ValueError(f"EOF: reading magic string, expected {MAGIC_LEN} bytes got {len(data)}")
    if data[:-2] != MAGIC_PREFIX:
        raise ValueError(f"the magic string is not correct; expected {MAGIC_PREFIX!r}, got {data[:-2]!r}")
    return data[-2], data[-1]


def dtype_to_descr(dtype):
    return _descr_of(dtype)


def descr_to_dtype(descr):
    return _described(descr)


def write_array(fp, array, version=None, allow_pickle=True, pickle_kwargs=None):
    fp.write(_npy_bytes(array, allow_pickle))


def read_array(fp, allow_pickle=False, pickle_kwargs=None, *, max_header_size=10000):
    return np.load(fp, allow_pickle=allow_pickle)
