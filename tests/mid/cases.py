"""The end-to-end cases: each builds numpy-stage IR and says what NumPy computes."""
import numpy as np
from ir_text import Function, array_type, elem

f32, f64, i64, i32, i8, u8, u32, c128 = np.float32, np.float64, np.int64, np.int32, np.int8, np.uint8, np.uint32, np.complex128
CASES = []   # (name, build(Function) -> list of expected arrays, dynamic)


def case(build, name=None, dynamic=(False, True)):
    for d in dynamic:
        CASES.append((f"{name or build.__name__}{'_dyn' if d else ''}", build, d))


# ---- ufuncs ----
FLOATS = np.array([0.0, -0.0, 1.0, -1.5, 2.5, -3.25, 7.0, 0.3, -0.7, 100.0, np.inf, -np.inf, np.nan])
OTHER = np.array([1.0, 2.0, -2.0, 0.5, -0.75, 3.0, -2.0, 0.0, 2.0, -7.0, 1.0, 2.0, 1.0])
INTS = np.array([0, 1, -1, 2, -7, 13, 100, -128, 127, 5, -5, 3])
DIVS = np.array([3, 0, -1, -2, 2, -5, 7, -1, 10, 0, 5, 1])
UNARY_F = ("negative positive absolute sign square reciprocal sqrt exp expm1 log log2 log10 log1p sin cos tan arcsin arccos arctan "
           "sinh cosh tanh arcsinh arccosh arctanh floor ceil trunc rint isnan isinf isfinite signbit deg2rad rad2deg cbrt exp2 logical_not").split()
BINARY_F = ("add subtract multiply divide floor_divide remainder fmod power arctan2 hypot copysign nextafter logaddexp heaviside maximum minimum "
            "fmax fmin equal not_equal less less_equal greater greater_equal logical_and logical_or logical_xor").split()
UNARY_I = "negative positive absolute sign square invert logical_not".split()
BINARY_I = ("add subtract multiply floor_divide remainder fmod maximum minimum bitwise_and bitwise_or bitwise_xor equal not_equal less "
            "less_equal greater greater_equal logical_and logical_or logical_xor").split()
UNARY_C = "negative absolute square reciprocal conjugate sqrt exp log sin cos tan sinh cosh tanh isnan isfinite sign".split()
BINARY_C = "add subtract multiply divide power equal not_equal less greater".split()


def ufunc_case(name, arrays, scalar_second=False):
    def build(f):
        want = getattr(np, name)(*arrays)
        args = [f.constant(a) if not (scalar_second and k) else f.scalar(a[()], a.dtype) for k, a in enumerate(arrays)]
        f.show(f.op(f"numpy.{name}", args, dims=list(want.shape), dtype=want.dtype))
        return [want]
    return build


with np.errstate(all="ignore"):
    for dt in (f32, f64):
        for u in UNARY_F:
            case(ufunc_case(u, [FLOATS.astype(dt)]), f"{u}_{elem(dt)}", (False,))
        for u in BINARY_F:
            case(ufunc_case(u, [FLOATS.astype(dt), OTHER.astype(dt)]), f"{u}_{elem(dt)}", (False,))
    for dt in (i8, i32, i64, u8, u32):
        a, b = INTS.astype(dt), DIVS.astype(dt)
        for u in UNARY_I:
            case(ufunc_case(u, [a]), f"{u}_{elem(dt)}", (False,))
        for u in BINARY_I:
            case(ufunc_case(u, [a, b]), f"{u}_{elem(dt)}", (False,))
        for u in ("left_shift", "right_shift"):
            case(ufunc_case(u, [a, np.abs(b.astype(i64)).astype(dt) * dt(2)]), f"{u}_{elem(dt)}", (False,))
        case(ufunc_case("power", [a, np.abs(b.astype(i64)).astype(dt)]), f"power_{elem(dt)}", (False,))
    B1, B2 = np.array([True, True, False, False]), np.array([True, False, True, False])
    for u in "add multiply maximum minimum bitwise_xor equal not_equal less less_equal greater greater_equal logical_and logical_or logical_xor".split():
        case(ufunc_case(u, [B1, B2]), f"{u}_bool", (False,))
    for u in ("invert", "logical_not"):
        case(ufunc_case(u, [B1]), f"{u}_bool", (False,))
    C1 = np.array([1 + 2j, -1.5 + 0.5j, 0.25 - 2j, -3 - 1j, 2 + 0j, 0.5j])
    C2 = np.array([0.5 - 1j, 2 + 1j, 1 + 0.5j, -1 + 2j, -2 + 0j, 1 - 1j])
    for u in UNARY_C:
        case(ufunc_case(u, [C1]), f"{u}_c128", (False,))
    for u in BINARY_C:
        case(ufunc_case(u, [C1, C2]), f"{u}_c128", (False,))

M34 = np.arange(12.0).reshape(3, 4) - 5
case(ufunc_case("add", [M34, np.arange(4.0)]), "add_row")
case(ufunc_case("multiply", [np.arange(3.0).reshape(3, 1), np.arange(4.0).reshape(1, 4)]), "outer_product")
case(ufunc_case("subtract", [np.arange(2.0).reshape(2, 1, 1), M34]), "subtract_rank_3")
case(ufunc_case("multiply", [M34, np.array(2.5)], True), "multiply_scalar")
case(ufunc_case("power", [M34, np.array(2.0)], True), "square_by_power")
case(ufunc_case("power", [M34.astype(f32), np.array(3.0, f32)], True), "cube_by_power")
case(ufunc_case("power", [INTS, np.array(3)], True), "int_cube")


@case
def signless_scalars_with_unsigned_arrays(f):
    a, out = np.array([3, 200, 255], u8), []
    v, k = f.constant(a), f.emit("arith.constant", [], "value = -56 : i8", [("i8", None, u8)])   # 200
    for name in ("floor_divide", "less", "maximum", "right_shift", "remainder"):
        for args, want in (((v, k), (a, u8(200))), ((k, v), (u8(200), a))):
            w = getattr(np, name)(*want)
            f.show(f.op(f"numpy.{name}", list(args), dims=[3], dtype=w.dtype))
            out.append(w)
    return out


@case
def scalar_ufuncs(f):
    x, y = f.scalar(7, i64), f.scalar(-2, i64)
    f.show(f.op("numpy.floor_divide", [x, y], dtype=i64))
    f.show(f.op("numpy.remainder", [x, y], dtype=i64))
    f.show(f.op("numpy.sqrt", [f.scalar(2.0, f64)], dtype=f64))
    return [np.array(-4), np.array(-1), np.sqrt(2.0)]


# ---- casts ----
for source in (np.bool_, i8, i32, i64, u8, u32, f32, f64, np.float16, c128):
    for target in (np.bool_, i8, i32, i64, u8, u32, f32, f64, np.float16, c128):
        def cast_case(f, source=source, target=target):
            values = [0, 1, 2, 100, -3] if np.dtype(source).kind not in "ub" else [0, 1, 2, 100, 253]
            if np.dtype(source).kind in "fc" and np.dtype(target).kind == "u":
                values = [0, 1, 2, 100, 200]
            a = np.array(values).astype(source)
            if np.dtype(source).kind in "fc":
                a = (a + np.array([0, 0.5, 0.25, 0.75, 0]).astype(a.dtype)).astype(source)
            with np.errstate(all="ignore"):
                import warnings
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    want = a.astype(target)
            f.show(f.op("numpy.cast", [f.constant(a)], dims=[5], dtype=target))
            return [want]
        case(cast_case, f"cast_{elem(source)}_{elem(target)}", (False,))


@case
def select(f):
    c, a, b = M34 > 0, M34, -M34 * 2
    f.show(f.op("numpy.select", [f.constant(c), f.constant(a), f.constant(b)], dims=[3, 4], dtype=f64))
    return [np.where(c, a, b)]


# ---- reductions ----
T = np.arange(24.0).reshape(2, 3, 4) * 1.5 - 7
T[1, 2, 1] = 50


def reduce_case(kind, a, axes, keepdims):
    def build(f):
        want = getattr(np, kind).reduce(a, axis=axes, keepdims=keepdims)
        scalar = want.ndim == 0
        f.show(f.op("numpy.reduce", [f.constant(a)], f'kind = "{kind}", axes = array<i64: {", ".join(map(str, axes))}>, keepdims = {str(keepdims).lower()}',
                    dims=None if scalar else list(want.shape), dtype=a.dtype))
        return [want]
    return build


for axes in ((0, 1, 2), (0,), (1,), (2,), (0, 2)):
    for keepdims in (False, True):
        label = "".join(map(str, axes)) + ("k" if keepdims else "")
        case(reduce_case("add", T, axes, keepdims), f"sum_{label}")
        case(reduce_case("maximum", T.astype(f32), axes, keepdims), f"max_{label}")
for kind in ("multiply", "minimum"):
    case(reduce_case(kind, T, (1,), False), f"reduce_{kind}")
    case(reduce_case(kind, np.arange(1, 7).reshape(2, 3), (0,), False), f"reduce_{kind}_int")
for kind in ("logical_and", "logical_or"):
    case(reduce_case(kind, T > -8, (0,), False), f"reduce_{kind}")
case(reduce_case("add", C1, (0,), False), "sum_complex")
case(reduce_case("maximum", np.array([3, 200, 7], u8), (0,), False), "max_unsigned")
case(reduce_case("maximum", np.array([1.0, np.nan, 3.0]), (0,), False), "max_nan")


def arg_case(kind, a, axis):
    def build(f):
        want = getattr(np, kind)(a, axis=axis)
        dims = None if np.ndim(want) == 0 else list(want.shape)
        f.show(f.op("numpy.argreduce", [f.constant(a)], f'kind = "{kind}", axis = {axis} : i64', dims=dims, dtype=i64))
        return [np.asarray(want)]
    return build


for kind in ("argmax", "argmin"):
    for axis in (0, 1, 2):
        case(arg_case(kind, T, axis), f"{kind}_{axis}")
    case(arg_case(kind, np.array([2.0, np.nan, 5.0, np.nan]), 0), f"{kind}_nan")
    case(arg_case(kind, np.array([3, 1, 3, 1]), 0), f"{kind}_first")
    case(arg_case(kind, np.array([5, 250, 3], u8), 0), f"{kind}_unsigned")
    case(arg_case(kind, np.array([-np.inf, -np.inf]), 0), f"{kind}_inf")

for kind, fn in (("add", np.cumsum), ("multiply", np.cumprod), ("maximum", np.maximum.accumulate)):
    for axis in (0, 1, 2):
        def cumulate_case(f, kind=kind, fn=fn, axis=axis):
            f.show(f.op("numpy.cumulate", [f.constant(T)], f'kind = "{kind}", axis = {axis} : i64', dims=[2, 3, 4], dtype=f64))
            return [fn(T, axis=axis)]
        case(cumulate_case, f"cumulate_{kind}_{axis}")

    def cumulate_flat(f, kind=kind, fn=fn):
        f.show(f.op("numpy.cumulate", [f.constant(INTS)], f'kind = "{kind}", axis = 0 : i64', dims=[12], dtype=i64))
        return [fn(INTS)]
    case(cumulate_flat, f"cumulate_{kind}_flat")


# ---- matmul ----
def numbers(*shape, dtype=f64):
    n = int(np.prod(shape))
    return ((np.arange(n) * 7 % 11) - 4).reshape(shape).astype(dtype)


for left, right in (((4,), (4,)), ((3, 4), (4,)), ((4,), (4, 2)), ((3, 4), (4, 2)), ((2, 3, 4), (2, 4, 5)), ((2, 3, 4), (4, 5)), ((3, 4), (2, 4, 5)),
                    ((2, 3, 4), (4,)), ((4,), (2, 4, 3)), ((2, 2, 3, 4), (2, 2, 4, 3)), ((2, 1, 3, 4), (1, 5, 4, 3)), ((1, 3, 4), (2, 4, 3)), ((2, 2, 3, 4), (4, 3))):
    for dt in (f64,) if len(left) > 2 else (f64, f32, i64, c128):
        def matmul_case(f, left=left, right=right, dt=dt):
            a, b = numbers(*left, dtype=dt), numbers(*right, dtype=dt)
            if np.dtype(dt).kind == "c":
                a = a + 1j * a[..., ::-1]
            want = a @ b
            f.show(f.op("numpy.matmul", [f.constant(a), f.constant(b)], dims=None if np.ndim(want) == 0 else list(want.shape), dtype=dt))
            return [np.asarray(want)]
        case(matmul_case, f"matmul_{'x'.join(map(str, left))}_{'x'.join(map(str, right))}_{elem(dt)}")


# ---- views ----
def normal(s, n):
    start, stop, step = s.indices(n)
    return start, len(range(start, stop, step)), step


def view(f, a, shape, key):
    """a[key] for slices and integers."""
    ranges, drop, dims = [], [], []
    for i, n in enumerate(shape):
        k = key[i] if i < len(key) else slice(None)
        if isinstance(k, int):
            drop.append(i)
            ranges += [f.index(k % n), f.index(1), f.index(1)]
        else:
            start, size, step = normal(k, n)
            ranges += [f.index(start), f.index(size), f.index(step)]
            dims.append(size)
    return f.op("numpy.view", [a] + ranges, f"drop = array<i64{': ' if drop else ''}{', '.join(map(str, drop))}>", dims=dims, dtype=a.dtype)


S = slice
for n, key in enumerate([(S(1, 2),), (S(None), S(1, 3)), (1,), (S(None), 2), (S(None), S(None), S(None, None, 2)), (S(None), S(None, None, -1)),
                         (S(None, None, -1), 1, S(3, 0, -2)), (0, 1), (S(2, 2),), (S(None), S(None), S(4, 4)), (-1, S(1, None), S(None, -1))]):
    def view_case(f, key=key):
        f.show(view(f, f.constant(T), T.shape, key))
        return [T[key]]
    case(view_case, f"view_{n}")

for n, (a, b) in enumerate([((2, 3, 4), (6, 4)), ((2, 3, 4), (2, 12)), ((2, 3, 4), (24,)), ((2, 3, 4), (4, 3, 2)), ((24,), (2, 3, 4)), ((6, 4), (2, 3, 4)),
                            ((2, 3, 4), (2, 1, 3, 4)), ((2, 1, 3, 4), (2, 3, 4)), ((1, 1), (1,)), ((2, 3, 4), (2, 3, 2, 2)), ((0, 3), (3, 0)), ((12, 2), (3, 4, 2))]):
    def reshape_case(f, a=a, b=b):
        x = numbers(*a)
        sizes = [f.index(d) for d in b if d != 1] if f.dynamic else []
        f.show(f.op("numpy.reshape", [f.constant(x)] + sizes, dims=list(b), dtype=f64))
        return [x.reshape(b)]
    case(reshape_case, f"reshape_{n}")


@case
def transposes(f):
    out = []
    for perm in ((2, 1, 0), (1, 0, 2), (0, 2, 1), (2, 0, 1)):
        want = T.transpose(perm)
        f.show(f.op("numpy.transpose", [f.constant(T)], f"perm = array<i64: {', '.join(map(str, perm))}>", dims=list(want.shape), dtype=f64))
        out.append(want)
    return out


@case
def expand_and_broadcast(f):
    a = np.arange(3.0)
    e = f.op("numpy.expand", [f.constant(a)], "axes = array<i64: 1>", dims=[3, 1], dtype=f64)
    f.show(e)
    sizes = [f.index(3), f.index(4)] if f.dynamic else []
    f.show(f.op("numpy.broadcast", [e] + sizes, dims=[3, 4], dtype=f64))
    return [a[:, None], np.broadcast_to(a[:, None], (3, 4))]


# ---- creation ----
@case
def creation(f):
    sizes = [f.index(2), f.index(3)] if f.dynamic else []
    f.show(f.op("numpy.full", [f.scalar(2.5, f64)] + sizes, dims=[2, 3], dtype=f64))
    for start, step, dt in ((3, 2, i64), (0.1, 0.3, f64), (1, -1, f32)):
        f.show(f.op("numpy.arange", [f.scalar(start, dt), f.scalar(step, dt), f.index(5)], dims=[5], dtype=dt))
    return [np.full((2, 3), 2.5), np.arange(3, 13, 2), np.arange(0.1, 1.6, 0.3), np.arange(1, -4, -1).astype(f32)]


@case
def from_elements(f):
    f.dynamic = False
    f.show(f.op("numpy.from_elements", [f.scalar(x, f64) for x in (1.0, 2.0, 3.0, 4.0)], dims=[2, 2], dtype=f64))
    return [np.array([[1.0, 2], [3, 4]])]


# ---- indexing by arrays ----
@case
def take(f):
    ids = np.array([[2, 0], [-1, 1]])
    out = []
    for axis in (0, 1, 2):
        want = np.take(T, ids % T.shape[axis], axis=axis)
        v = f.op("numpy.take", [f.constant(T), f.constant(ids % T.shape[axis])], f"axis = {axis} : i64", dims=list(want.shape), dtype=f64)
        f.show(v)
        out.append(want)
    one = f.op("numpy.take", [f.constant(T), f.scalar(-1, i64)], "axis = 0 : i64", dims=[3, 4], dtype=f64)
    f.show(one)
    f.show(f.op("numpy.take", [f.constant(np.array([10, 20, 30], u8)), f.constant(np.array([2, 1], u8))], "axis = 0 : i64", dims=[2], dtype=u8))
    return out + [T[-1], np.array([30, 20])]


@case
def gather(f):
    i, j = np.array([0, 1, 1]), np.array([[2], [0]])
    want = T[i, j]
    f.show(f.op("numpy.gather", [f.constant(T), f.constant(i), f.constant(j)], dims=list(want.shape), dtype=f64))
    f.show(f.op("numpy.gather", [f.constant(T), f.constant(i), f.scalar(-1, i64)], dims=[3, 4], dtype=f64))
    return [want, T[i, -1]]


@case
def scatter(f):
    out = []
    for kind in ("set", "add"):
        a, i = np.zeros(5), np.array([1, 3, 1])
        v = f.constant(a)
        copy = f.op("numpy.copy", [v], dims=[5], dtype=f64)
        f.op("numpy.scatter", [copy, f.constant(np.array([1.0, 2.0, 4.0])), f.constant(i)], f'kind = "{kind}"')
        f.show(copy)
        f.show(v)
        want = a.copy()
        if kind == "set":
            want[i] = [1, 2, 4]
        else:
            np.add.at(want, i, [1.0, 2, 4])
        out += [want, a]
    m = f.op("numpy.copy", [f.constant(M34)], dims=[3, 4], dtype=f64)
    f.op("numpy.scatter", [m, f.scalar(9.0, f64), f.constant(np.array([2, 0]))], 'kind = "set"')
    f.show(m)
    want = M34.copy()
    want[[2, 0]] = 9
    return out + [want]


@case
def masks(f):
    mask = M34 > 1
    f.show(f.op("numpy.compress", [f.constant(M34), f.constant(mask)], type=array_type([None], f64), dtype=None) if False else
           f.emit("numpy.compress", [f.constant(M34), f.constant(mask)], "", [(array_type([None], f64), [None], f64)]))
    rows = np.array([True, False, True])
    inner = [None, None] if f.dynamic else [None, 4]
    f.show(f.emit("numpy.compress", [f.constant(M34), f.constant(rows)], "", [(array_type(inner, f64), inner, f64)]))
    r, c = f.emit("numpy.nonzero", [f.constant(mask)], "", [(array_type([None], i64), [None], i64)] * 2)
    f.show(r)
    f.show(c)
    m = f.op("numpy.copy", [f.constant(M34)], dims=[3, 4], dtype=f64)
    f.op("numpy.assign_where", [m, f.constant(mask), f.scalar(0.0, f64)])
    f.op("numpy.assign_where", [m, f.constant(rows), f.scalar(-1.0, f64)])
    f.show(m)
    want = M34.copy()
    want[mask] = 0
    want[rows] = -1
    n = int(mask.sum())
    k = f.op("numpy.copy", [f.constant(M34)], dims=[3, 4], dtype=f64)
    f.op("numpy.assign_where", [k, f.constant(mask), f.constant(np.arange(n) + 0.5)])
    f.op("numpy.assign_where", [k, f.constant(rows), f.constant(numbers(2, 4))])
    f.show(k)
    listed = M34.copy()
    listed[mask] = np.arange(n) + 0.5
    listed[rows] = numbers(2, 4)
    return [M34[mask], M34[rows], *np.nonzero(mask), want, listed]


@case
def concatenate(f):
    a, b = numbers(2, 3), numbers(2, 1)
    f.show(f.op("numpy.concatenate", [f.constant(a), f.constant(b)], "axis = 1 : i64", dims=[2, 4], dtype=f64))
    f.show(f.op("numpy.concatenate", [f.constant(a), f.constant(a), f.constant(a)], "axis = 0 : i64", dims=[6, 3], dtype=f64))
    return [np.concatenate([a, b], 1), np.concatenate([a, a, a])]


@case
def sorting(f):
    a = numbers(3, 5) * 0.5
    ties = np.array([3, 1, 2, 3, 1, 2] * 6)
    f.show(f.op("numpy.sort", [f.constant(a)], "axis = 1 : i64, stable = false", dims=[3, 5], dtype=f64))
    f.show(f.op("numpy.sort", [f.constant(a)], "axis = 0 : i64, stable = false", dims=[3, 5], dtype=f64))
    f.show(f.op("numpy.argsort", [f.constant(ties)], "axis = 0 : i64, stable = false", dims=[36], dtype=i64))
    return [np.sort(a, 1), np.sort(a, 0), np.argsort(ties)]
