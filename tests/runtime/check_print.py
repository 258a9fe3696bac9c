"""Floats and arrays as text, against Python and NumPy."""
import random
import struct

import numpy as np

from library import dtype_code


def check_floats(rt, check):
    rng = random.Random(1)
    values = [
        0.0,
        -0.0,
        1.0,
        5e-324,
        2.2250738585072014e-308,
        1.7976931348623157e308,
        9007199254740993.0,
        1e22,
        1e23,
        2.0**-44,
        1e16,
        1e15,
        123456789012345680.0,
        0.0001,
        0.00001,
        float("inf"),
        float("-inf"),
        float("nan"),
    ]
    values += [2.0**k for k in range(-1074, 1024)]
    values += [struct.unpack("<d", struct.pack("<Q", rng.getrandbits(64)))[0] for _ in range(20000)]
    values += [round(rng.uniform(-1000, 1000), rng.randint(0, 6)) for _ in range(5000)]
    values += [rng.uniform(-1, 1) * 10.0 ** rng.randint(-30, 30) for _ in range(5000)]
    for v in values:
        check.equal(f"repr({v!r})", rt.str("str_of_f64", v), repr(v))
    bits = np.array([rng.getrandbits(32) for _ in range(20000)] + [k << 23 for k in range(255)], np.uint32)
    for v in bits.view(np.float32):
        check.equal(f"float32 {v!r}", rt.str("str_of_f32", float(v)), str(v))
    for v in np.arange(65536, dtype=np.uint16).view(np.float16):
        check.equal(f"float16 {v!r}", rt.str("str_of_f16", float(v)), str(v))
    for _ in range(3000):
        c = complex(rng.choice(values), rng.choice(values))
        check.equal(f"complex {c!r}", rt.str("str_of_complex", c.real, c.imag), str(np.complex128(c)))
        s = np.complex64(complex(rng.uniform(-9, 9), rng.choice([0.0, -0.0, 1.5, rng.uniform(-1e-6, 1e-6)])))
        check.equal(f"complex64 {s!r}", rt.str("str_of_complex64", float(s.real), float(s.imag)), str(s))


def random_array(rng, dtype):
    rank = rng.choice([0, 1, 1, 1, 2, 2, 2, 3, 3, 4])
    limit = rng.choice([2, 4, 8, 12])
    shape = [rng.randint(0 if rng.random() < 0.1 else 1, limit) for _ in range(rank)]
    if rank and rng.random() < 0.1:
        shape[-1] = rng.randint(1, 1500)
    if rank > 1 and rng.random() < 0.05:
        shape[0] = rng.randint(1, 400)
    n = int(np.prod(shape))
    kind = np.dtype(dtype).kind
    if kind == "b":
        a = np.array([rng.random() < 0.5 for _ in range(n)], bool)
    elif kind in "iu":
        info = np.iinfo(dtype)
        low, high = rng.choice([(0, 9), (info.min, info.max), (-5 if kind == "i" else 0, 100)])
        a = np.array([rng.randint(low, high) for _ in range(n)], dtype)
    else:
        a = np.array([random_float(rng, style) for style in [rng.randint(0, 8)] for _ in range(n)], float)
        if kind == "c":
            a = a + 1j * np.array([random_float(rng, style) for style in [rng.randint(0, 8)] for _ in range(n)], float)
        with np.errstate(all="ignore"):
            a = a.astype(dtype)
    a = a.reshape(shape)
    if rank and rng.random() < 0.2:
        a = a[..., ::-1]
    if rank > 1 and rng.random() < 0.2:
        a = a.T
    return a


def random_float(rng, style):
    if style == 0:
        return float(rng.randint(-10, 10))
    if style == 1:
        return rng.gauss(0, 1)
    if style == 2:
        return rng.uniform(-1, 1) * 10.0 ** rng.randint(-8, 8)
    if style == 3:
        return rng.choice([0.0, -0.0, 1.0, float("nan"), float("inf"), float("-inf"), 2.5])
    if style == 4:
        return round(rng.uniform(0, 100), 2)
    if style == 5:
        return rng.uniform(1, 2) * 10.0 ** rng.randint(-320, 300)
    if style == 6:
        return rng.choice([0.5, 0.25, 1000.0, 100.0, 0.1, 1e8, 99999999.0, 0.0001])
    if style == 7:
        return rng.random()
    return rng.randint(-1000, 1000) / 8


def check_arrays(rt, check, count):
    rng = random.Random(2)
    dtypes = [
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
    for i in range(count):
        dtype = rng.choice(dtypes + ["float64", "float32"] * 4)
        a = random_array(rng, dtype)
        if a.size == 0 and a.ndim and any(s < 0 for s in a.strides):
            a = a.copy()
        code = dtype_code(dtype)
        check.equal(f"str array {i} {dtype} {a.shape}", rt.str("str_of_array", a, code, False), str(a))
        check.equal(f"repr array {i} {dtype} {a.shape}", rt.str("str_of_array", a, code, True), repr(a))


def check_options(rt, check):
    rng = random.Random(3)
    for i in range(300):
        options = dict(
            precision=rng.randint(0, 12),
            threshold=rng.choice([0, 5, 50, 1000]),
            edgeitems=rng.randint(0, 4),
            linewidth=rng.choice([20, 40, 75, 120]),
            suppress=rng.random() < 0.5,
        )
        a = random_array(rng, rng.choice(["float64", "float32", "int64", "complex128"]))
        rt.set_print_options(
            options["precision"], options["threshold"], options["edgeitems"], options["linewidth"], options["suppress"]
        )
        with np.printoptions(**options):
            want, want_repr = str(a), repr(a)
        check.equal(
            f"options {options} {a.shape} {a.dtype}", rt.str("str_of_array", a, dtype_code(a.dtype), False), want
        )
        check.equal(
            f"options repr {options} {a.shape} {a.dtype}",
            rt.str("str_of_array", a, dtype_code(a.dtype), True),
            want_repr,
        )
    rt.set_print_options(8, 1000, 3, 75, 0)


def run(rt, check):
    check_floats(rt, check)
    check_arrays(rt, check, 4000)
    check_options(rt, check)
