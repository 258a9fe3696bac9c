""".npy, .npz and .safetensors: what NumPy writes is read, what we write NumPy reads, and damaged files are refused."""
import ctypes
import io
import json
import os
import random
import struct
import tempfile

import numpy as np

from library import Memref, dtype_code, in_child

SITE = b"program.py\x1f1\x1f<module>"
SAFE = {
    "float64": "F64",
    "float32": "F32",
    "float16": "F16",
    "int64": "I64",
    "int32": "I32",
    "int16": "I16",
    "int8": "I8",
    "uint8": "U8",
    "uint16": "U16",
    "uint32": "U32",
    "uint64": "U64",
    "bool": "BOOL",
}


def to_array(m, dtype, rank):
    shape = [m.sizes_strides[i] for i in range(rank)]
    n = int(np.prod(shape)) * np.dtype(dtype).itemsize
    a = np.frombuffer(ctypes.string_at(m.aligned, n), dtype).reshape(shape)
    strides = [m.sizes_strides[rank + i] * np.dtype(dtype).itemsize for i in range(rank)]
    assert a.size <= 1 or all(s == t for s, t, d in zip(strides, a.strides, shape) if d > 1), strides
    return a


def get(rt, archive, name, dtype, rank):
    m = Memref()
    function = rt.dll.nprt_archive_get
    function.restype = None
    function(
        ctypes.byref(m),
        ctypes.c_void_p(archive),
        rt.string(name),
        ctypes.c_int32(dtype_code(dtype)),
        ctypes.c_int32(rank),
        ctypes.c_char_p(SITE),
    )
    return to_array(m, dtype, rank)


def load(rt, path, dtype, rank):
    m = Memref()
    function = rt.dll.nprt_npy_load
    function.restype = None
    function(
        ctypes.byref(m), rt.string(path), ctypes.c_int32(dtype_code(dtype)), ctypes.c_int32(rank), ctypes.c_char_p(SITE)
    )
    return to_array(m, dtype, rank)


def safetensors(arrays, change=lambda header: header):
    header, data = {"__metadata__": {"format": "np", "note": "é\n"}}, b""
    for name, a in arrays.items():
        header[name] = {
            "dtype": SAFE[a.dtype.name],
            "shape": list(a.shape),
            "data_offsets": [len(data), len(data) + a.nbytes],
        }
        data += np.ascontiguousarray(a).tobytes()
    text = json.dumps(change(header)).encode()
    return struct.pack("<Q", len(text)) + text + data


def same(check, what, got, want):
    check.equal(
        what, (got.dtype, got.shape, got.tobytes()), (want.dtype, want.shape, np.array(want, order="C").tobytes())
    )


def arrays(rng):
    out = {}
    for i, dtype in enumerate(
        [
            "bool",
            "int8",
            "int16",
            "int32",
            "int64",
            "uint8",
            "uint16",
            "uint32",
            "uint64",
            "float16",
            "float32",
            "float64",
            "complex64",
            "complex128",
        ]
    ):
        shape = [rng.randint(0, 5) for _ in range(i % 4)]
        a = np.array(
            [rng.uniform(-100, 100) if dtype[0] in "fci" else rng.uniform(0, 100) for _ in range(int(np.prod(shape)))]
        )
        out[f"layer.{i}/{dtype}"] = a.astype(dtype).reshape(shape)
    out["fortran"] = np.asfortranarray(np.arange(24.0).reshape(2, 3, 4))
    out["big endian"] = np.arange(5, dtype=">i4")
    out["big endian complex"] = np.array([1 + 2j, 3 - 4j], ">c16")
    return out


def check_reading(rt, check, folder):
    rng = random.Random(8)
    data = arrays(rng)
    np.savez(folder + "/a.npz", **data)
    archive = rt.archive_open(folder + "/a.npz", SITE)
    names = rt.archive_names(archive)
    check.equal("npz names", [rt.text(rt.list_get_object(names, i, 0)) for i in range(rt.list_len(names))], list(data))
    check.equal(
        "npz contains", (rt.archive_contains(archive, "fortran"), rt.archive_contains(archive, "x")), (True, False)
    )
    safe = {k: v for k, v in data.items() if v.dtype.name in SAFE and v.dtype.isnative}
    open(folder + "/a.safetensors", "wb").write(safetensors(safe))
    tensors = rt.archive_open(folder + "/a.safetensors", SITE)
    for name, a in data.items():
        native = a.astype(a.dtype.newbyteorder("="))
        same(check, f"npz {name}", get(rt, archive, name, native.dtype.name, a.ndim), np.array(native, order="C"))
        if name in safe:
            same(check, f"safetensors {name}", get(rt, tensors, name, a.dtype.name, a.ndim), a)
        np.save(folder + "/b.npy", a)
        same(check, f"npy {name}", load(rt, folder + "/b.npy", native.dtype.name, a.ndim), np.array(native, order="C"))
        for wanted in ("float32", "float64", "float16", "int64", "int32", "uint8", "bool", "complex128"):
            with np.errstate(all="ignore"):
                want = native.astype(wanted)
            if native.dtype.kind != "c" and not (wanted == "uint8" and native.dtype.kind == "f"):
                same(
                    check, f"npz {name} as {wanted}", get(rt, archive, name, wanted, a.ndim), np.array(want, order="C")
                )
    raw = np.array([1.5, -2.0, 3.140625, float("inf")], "f4")
    half = (raw.view("u4") >> 16).astype("u2")
    text = json.dumps({"w": {"dtype": "BF16", "shape": [2, 2], "data_offsets": [0, 8]}}).encode()
    open(folder + "/bf.safetensors", "wb").write(struct.pack("<Q", len(text)) + text + half.tobytes())
    same(
        check,
        "bfloat16",
        get(rt, rt.archive_open(folder + "/bf.safetensors", SITE), "w", "float32", 2),
        raw.reshape(2, 2),
    )
    for version in ((1, 0), (2, 0), (3, 0)):
        with open(folder + "/v.npy", "wb") as f:
            np.lib.format.write_array(f, np.arange(6).reshape(2, 3), version)
        same(check, f"npy version {version}", load(rt, folder + "/v.npy", "int64", 2), np.arange(6).reshape(2, 3))


def check_writing(rt, check, folder):
    for name, a in arrays(random.Random(9)).items():
        if not a.dtype.isnative:
            continue
        for b in (a, a.T, a[..., ::-1] if a.ndim and a.size else a):
            rt.npy_save(folder + "/w", b, dtype_code(b.dtype.name), SITE)
            expected = io.BytesIO()
            np.save(expected, b)
            check.equal(f"np.save {name} {b.shape}", open(folder + "/w.npy", "rb").read(), expected.getvalue())


def refused(rt, check, what, path, action, kinds=("ValueError",)):
    status, text = in_child(action)
    last = text.rstrip("\n").split("\n")[-1]
    check.equal(f"{what} is refused ({last})", (status, last.split(":")[0] in kinds), (1, True))


def check_refusals(rt, check, folder):
    path = folder + "/bad"

    def try_archive(what, content, name="w", kinds=("ValueError",)):
        open(path, "wb").write(content)
        refused(rt, check, what, path, lambda: get(rt, rt.archive_open(path, SITE), name, "float32", 1), kinds)

    a = {"w": np.arange(4, dtype="f4")}
    good = io.BytesIO()
    np.savez(good, **a)
    npz = good.getvalue()
    safe = safetensors(a)
    packed = io.BytesIO()
    np.savez_compressed(packed, **a)
    try_archive("compressed", packed.getvalue())
    try_archive("empty file", b"")
    try_archive("missing name", npz, "x", ("KeyError",))
    for n in range(1, len(npz), 7):
        try_archive(f"npz cut at {n}", npz[:n])
    for at in range(npz.find(b"\x93NUMPY"), npz.find(b"PK\1\2"), 17):  # the checksum tells
        try_archive(f"npz byte {at} changed", npz[:at] + bytes([npz[at] ^ 4]) + npz[at + 1:])
    for n in range(1, len(safe), 5):
        try_archive(f"safetensors cut at {n}", safe[:n])

    def changed(**fields):
        return safetensors(a, lambda h: {**h, "w": {**h["w"], **fields}})

    for what, content in {
        "huge header": struct.pack("<Q", 2**63) + b"{}",
        "no json": struct.pack("<Q", 4) + b"abcd",
        "offsets beyond the file": changed(data_offsets=[0, 1600]),
        "offsets reversed": changed(data_offsets=[16, 0]),
        "shape too large": changed(shape=[2**40, 2**40]),
        "shape and offsets disagree": changed(shape=[3]),
        "unknown dtype": changed(dtype="F8"),
        "shape not a list": changed(shape=4),
        "negative shape": changed(shape=[-4]),
        "nested": struct.pack("<Q", 60) + b"[" * 60,
        "many dimensions": changed(shape=[1] * 40),
    }.items():
        try_archive(what, content)
    open(folder + "/o.npy", "wb").write(b"")
    np.save(folder + "/o.npy", np.array([{}], object))
    refused(rt, check, "object array", path, lambda: load(rt, folder + "/o.npy", "float32", 1))
    np.save(folder + "/s.npy", np.zeros(3, [("a", "i4"), ("b", "f4")]))
    refused(rt, check, "structured", path, lambda: load(rt, folder + "/s.npy", "float32", 1))
    np.save(folder + "/m.npy", np.zeros((2, 2)))
    refused(rt, check, "other rank", path, lambda: load(rt, folder + "/m.npy", "float32", 1))
    refused(rt, check, "no file", path, lambda: load(rt, folder + "/none.npy", "float32", 1), ("FileNotFoundError",))
    refused(rt, check, "a folder", path, lambda: load(rt, folder, "float32", 1), ("IsADirectoryError",))
    rng = random.Random(10)
    for source in (npz, safe):
        for i in range(150):  # any byte changed: refused, or read without harm
            b = bytearray(source)
            for _ in range(rng.randint(1, 4)):
                b[rng.randrange(len(b))] = rng.randrange(256)
            open(path, "wb").write(b)

            def attempt():
                get(rt, rt.archive_open(path, SITE), "w", "float32", 1)
                os._exit(0)

            status, text = in_child(attempt)
            check.equal(f"changed bytes {i}: {text[-200:]}", status in (0, 1), True)


def run(rt, check):
    with tempfile.TemporaryDirectory() as folder:
        check_reading(rt, check, folder)
        check_writing(rt, check, folder)
        check_refusals(rt, check, folder)
