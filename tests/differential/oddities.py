"""What nobody can ask of an engine, found by a run of the program in CPython that watches its operations:

- NumPy 1.24 takes np.complex128 scalars for Python numbers, whose type does not count beside an array.
- The type of an array to the power of a NumPy scalar depends on the value of the scalar there.
- The sign of a nan is the processor's: that of 0 / 0 is negative on x86 and positive on others.
- NumPy does not look at the mask of `copyto` where it copies an array to itself.
- Of a NumPy scalar `delete` returns a scalar of whatever lies in the memory of an empty array.
- NumPy may read the values of a store through masks and index arrays, and the index arrays, while it writes, where these lie in the array itself.
- Floats that do not fit in the integers they are stored to: single numbers go another way than those of arrays.
- Nor is it said what floats that do not fit become in a call with `dtype=` of integers.
- NumPy 1.24's `isin` of uint64 fails where it computes its table.
- What a product of complex matrices with infinities is depends on the BLAS: it may multiply by 1+0j, which makes them nans.
- What `**=` has stored before it comes to a negative exponent.
- Which of 0.0 and -0.0 is the largest or the smallest depends on the width of the processor's vectors.
"""
import ast
import operator

import numpy as np

OPERATORS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv, ast.FloorDiv: operator.floordiv, ast.Mod: operator.mod, ast.Pow: operator.pow, ast.MatMult: operator.matmul}
SIGNS = {"signbit", "copysign"}
RANKS = {"percentile", "quantile", "nanpercentile", "nanquantile"}   # made of np.complex128 scalars, of complex64
EXTREMES = {"max", "min", "amax", "amin", "nanmax", "nanmin", "ptp", "histogram", "reduce"}


PRODUCTS = {"tensordot", "dot", "inner", "matmul", "vdot"}   # of a single element by another NumPy adds nothing to 0.0


class Odd(BaseException):
    """Nothing is said of this program."""


def as_value(index):
    """An index as an expression: slices are calls of slice()."""
    if isinstance(index, ast.Tuple):
        return ast.Tuple([as_value(e) for e in index.elts], ast.Load())
    if not isinstance(index, ast.Slice):
        return index
    return ast.Call(ast.Name("slice", ast.Load()), [e or ast.Constant(None) for e in (index.lower, index.upper, index.step)], [])


class Watch(ast.NodeTransformer):
    """Sends operators and calls of attributes through the functions below."""

    def visit_BinOp(self, node):
        self.generic_visit(node)
        name = type(node.op).__name__
        return ast.Call(ast.Name("_operator", ast.Load()), [ast.Constant(name), node.left, node.right], []) if type(node.op) in OPERATORS else node

    def visit_Assign(self, node):
        self.generic_visit(node)
        target = node.targets[0]
        if len(node.targets) > 1 or not isinstance(target, ast.Subscript):
            return node
        return ast.Expr(ast.Call(ast.Name("_store", ast.Load()), [target.value, as_value(target.slice), node.value], []))

    def visit_AugAssign(self, node):
        if not isinstance(node.op, ast.Pow):
            return self.generic_visit(node)
        target = ast.parse(ast.unparse(node.target), mode="eval").body   # read, not stored to
        self.generic_visit(node)
        return [ast.Expr(ast.Call(ast.Name("_raised", ast.Load()), [target, node.value], [])), node]

    def visit_Call(self, node):
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and not isinstance(node.func.value, ast.Call):
            return ast.Call(ast.Name("_call", ast.Load()), [node.func.value, ast.Constant(node.func.attr)] + node.args, node.keywords)
        return node


def is_narrow(x):
    return isinstance(x, np.ndarray) and x.dtype in (np.float16, np.float32, np.complex64)


def no_weak_complex(values):
    if any(type(v) is np.complex128 for v in values) and any(map(is_narrow, values)):
        raise Odd


def no_complex_infinities(values):
    if any(isinstance(v, np.ndarray) and v.dtype.kind == "c" and np.isinf(v).any() for v in values):
        raise Odd


def watched_operator(name, x, y):
    no_weak_complex([x, y])
    if name == "MatMult":
        no_complex_infinities([x, y])
    result = next(f for kind, f in OPERATORS.items() if kind.__name__ == name)(x, y)
    if name == "Pow" and isinstance(x, np.ndarray) and isinstance(y, (np.generic, np.ndarray)) and result.dtype != np.power(x, y).dtype:
        raise Odd
    return result


def watched_raise(x, y):
    """Of x **= y, which reports its own errors."""
    try:
        watched_operator("Pow", x, y)
    except Exception as e:
        if "negative integer powers" in str(e) and isinstance(x, np.ndarray):
            raise Odd


def is_nearly_one_of(a, wanted):
    """Does an element differ from one of the wanted numbers by rounding?"""
    a = np.asarray(a)
    if a.dtype.kind != "f":
        return False
    near = [(a != w) & (np.abs(a - w) <= 8 * np.finfo(a.dtype).eps * np.abs(w)) for w in np.ravel(np.asarray(wanted)).astype(a.dtype)]
    return bool(np.any(near))


def watched_store(owner, index, value):
    parts = index if isinstance(index, tuple) else (index,)
    arrays = any(isinstance(i, (list, np.ndarray)) for i in parts)
    if isinstance(owner, np.ndarray) and any(isinstance(i, np.ndarray) and np.may_share_memory(i, owner) for i in parts):
        raise Odd
    if arrays and isinstance(owner, np.ndarray) and isinstance(value, np.ndarray) and np.may_share_memory(owner, value):
        raise Odd
    if isinstance(owner, np.ndarray) and owner.dtype.kind in "iu" and isinstance(value, (float, np.floating)):
        limits = np.iinfo(owner.dtype)
        if not limits.min <= value <= limits.max:
            raise Odd
    owner[index] = value


def has_both_zeros(a):
    zeros = np.signbit(a[a == 0]) if isinstance(a, np.ndarray) and a.dtype.kind == "f" else np.zeros(0, bool)
    return zeros.any() and not zeros.all()


def has_negative_zero(a):
    a = np.asarray(a)
    return a.dtype.kind in "fc" and any(bool(np.any((x == 0) & np.signbit(x))) for x in (a.real, a.imag))


def misfits(values, dtype):
    """Floats that an integer type has no place for."""
    if dtype is None or np.dtype(dtype).kind not in "iu":
        return False
    limits = np.iinfo(dtype)
    floats = [np.real(v) for v in values if isinstance(v, (float, complex, np.inexact, np.ndarray)) and np.asarray(v).dtype.kind in "fc"]
    return any(not np.all((v >= limits.min) & (v <= limits.max)) for v in floats)


def is_same_view(a, b):
    if not isinstance(a, np.ndarray) or not isinstance(b, np.ndarray):
        return False
    return (a.ctypes.data, a.shape, a.strides, a.dtype) == (b.ctypes.data, b.shape, b.strides, b.dtype)


def watched_call(owner, name, *args, **named):
    values = [v for a in (owner, *args) for v in (a if isinstance(a, (list, tuple)) else [a])]
    no_weak_complex(values)
    if name in RANKS and any(isinstance(v, np.ndarray) and v.dtype == np.complex64 for v in values):
        raise Odd
    if name in PRODUCTS:
        no_complex_infinities(values)
    if name == "copyto" and len(args) > 1 and is_same_view(*args[:2]):
        raise Odd
    if name == "delete" and isinstance(args[0], np.generic):
        raise Odd
    if misfits(values, named.get("dtype")):
        raise Odd
    if name == "isin" and (is_nearly_one_of(*args[:2]) or np.uint64 in (getattr(v, "dtype", None) for v in args[:2])):
        raise Odd
    if name in SIGNS and any(isinstance(v, (float, np.generic, np.ndarray)) and np.any(np.isnan(v)) for v in values):
        raise Odd
    if name in EXTREMES and any(map(has_both_zeros, values)):
        raise Odd
    result = getattr(owner, name)(*args, **named)
    if name in PRODUCTS and has_negative_zero(result):
        raise Odd
    return result


def watching(text):
    """The text with its operations watched, and what they need."""
    tree = ast.fix_missing_locations(Watch().visit(ast.parse(text)))
    return compile(tree, "program", "exec"), {"np": np, "_operator": watched_operator, "_call": watched_call, "_store": watched_store, "_raised": watched_raise}
