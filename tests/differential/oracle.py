"""What CPython with NumPy makes of a program, and which numbers of it depend on how operations round.

Sums, products of matrices and elementary functions may round differently in an engine (docs/limitations.md, Numbers). So where
texts differ, the program runs again with the results of these operations changed by some units in the last place; a number
that stays the same must be equal in every engine, and one that varies may vary as much as it does here.
"""
import ast
import builtins
import contextlib
import io
import re
import signal
import warnings

import numpy as np

from oddities import Odd, watching

REDUCTIONS = {"sum", "mean", "var", "std", "average", "cumsum", "nansum", "nanmean", "trace", "trapz", "reduce", "accumulate", "cov", "corrcoef", "prod", "cumprod", "norm", "convolve", "gradient",
              "percentile", "quantile"}
INEXACT = {"var", "std", "nanvar", "nanstd", "cov", "corrcoef"}  # they round whatever their operands are
MULTIPLYING = {"prod", "cumprod"}
PRODUCTS = {"dot", "matmul", "inner", "outer", "vdot", "tensordot", "einsum", "kron"}
FUNCTIONS = {"exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "arcsinh", "arctanh", "hypot", "arctan2", "power", "cbrt",
             "logaddexp", "abs", "absolute", "sinc", "float_power", "angle"}
ROUNDING = re.compile(r"\*\*|@|\b(" + "|".join(sorted(REDUCTIONS | PRODUCTS | FUNCTIONS)) + r")\(")
SECONDS = 5
RUNS = 6


class Endless(BaseException):
    pass


def stop(*_):
    raise Endless


@contextlib.contextmanager
def limited():
    """Raises Endless in what takes too long."""
    signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)


def run(text, space):
    """What the function `program` of the text prints, or None when it raises."""
    out = io.StringIO()
    try:
        with limited(), contextlib.redirect_stdout(out), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            exec(text, space)
            space["program"]()
    except (Exception, Endless):
        return None
    return out.getvalue()


def meaning(text):
    return run(text, {"np": np})


OPERATIONS = {ast.MatMult: "matmul", ast.Pow: "power"}


class Perturb(ast.NodeTransformer):
    """Sends the operations that round through a Noise."""

    def visit_Call(self, node):
        self.generic_visit(node)
        f = node.func
        if isinstance(f, ast.Attribute) and f.attr in REDUCTIONS | PRODUCTS | FUNCTIONS:
            return ast.Call(ast.Name("_call", ast.Load()), [f.value, ast.Constant(f.attr)] + node.args, node.keywords)
        if isinstance(f, ast.Name) and f.id == "abs":
            return ast.Call(ast.Name("_call", ast.Load()), [ast.Name("_builtins", ast.Load()), ast.Constant("abs")] + node.args, node.keywords)
        return node

    def visit_AugAssign(self, node):
        self.generic_visit(node)
        if not isinstance(node.op, ast.Pow):
            return node
        changed = ast.Call(ast.Name("_raised", ast.Load()), [place(node.target, ast.Load()), node.value], [])
        return ast.Assign([place(node.target, ast.Store())], changed)

    def visit_BinOp(self, node):
        self.generic_visit(node)
        name = OPERATIONS.get(type(node.op))
        return ast.Call(ast.Name("_binary", ast.Load()), [ast.Constant(name), node.left, node.right], []) if name else node


def place(node, ctx):
    """The target of an augmented assignment, to be read or stored to."""
    copy = ast.parse(ast.unparse(node), mode="eval").body
    copy.ctx = ctx
    return copy


def exact(a):
    """Its sums and products are exact in any order: few bits, and small."""
    a = np.asarray(a)
    if a.dtype.kind not in "fc":
        return a.dtype.kind not in "iu" or bool(np.all(np.abs(a.astype(np.float64)) < 2**44))   # a mean is a float's
    parts = np.concatenate([a.real.ravel(), a.imag.ravel()]).astype(np.float64) if a.dtype.kind == "c" else a.astype(np.float64).ravel()
    finite = parts[np.isfinite(parts)]
    bits = 3 if a.dtype in (np.float32, np.complex64) else 8
    return a.dtype != np.float16 and bool(np.all(finite * 2**bits % 1 == 0) and np.all(np.abs(finite) < 2**(2 * bits)))


def exact_product(a):
    """The product of all is exact in any order: its factors have few bits together."""
    a = np.asarray(a)
    if a.dtype.kind not in "fc":
        return True
    factors = np.frexp(np.abs(a[np.isfinite(a) & (a != 0)]).astype(np.float64))[0] * 2.0**53 if a.dtype.kind == "f" else []
    bits = sum((n & -n).bit_length() * -1 + n.bit_length() + 1 for n in map(int, factors))
    return a.dtype.kind == "f" and bits <= np.finfo(a.dtype).nmant + 1


class Noise:
    def __init__(self, seed):
        self.r = np.random.RandomState(seed)

    def around(self, result, scale):
        if isinstance(result, tuple) or not isinstance(result, (np.ndarray, np.generic)) or result.dtype.kind not in "fc":
            return result
        with np.errstate(all="ignore"):
            steps = np.finfo(result.dtype).eps * scale * self.r.uniform(-4, 4, result.shape)
            if result.dtype.kind == "c":
                steps = steps + 1j * self.r.permutation(steps.ravel()).reshape(steps.shape)
            changed = np.where(np.isfinite(steps), result + steps, result).astype(result.dtype)
        if isinstance(result, np.ndarray):
            result[...] = changed
            return result
        return changed[()]

    def call(self, owner, name, *args, **named):
        result = getattr(owner, name)(*args, **named)
        operands = [a for a in ([] if owner is np else [owner]) + list(args) if isinstance(a, (np.ndarray, np.generic, list, float))]
        if name in FUNCTIONS:
            return self.around(result, elementary_scale(result, operands))
        if "dtype" in named:   # in which the sums are
            operands = [np.asarray(a).astype(named["dtype"]) for a in operands]
        is_exact = exact_product if name in MULTIPLYING or owner is np.multiply else exact
        return result if name not in INEXACT and all(map(is_exact, operands)) else self.around(result, self.scale(operands, result))

    def scale(self, operands, result):
        total = 1.0
        for a in operands:
            if np.asarray(a).dtype.kind in "fciub":
                total *= max(1.0, float(np.nansum(np.abs(np.asarray(a, dtype=complex)))))
        return np.maximum(total, np.abs(result))

    def raised(self, x, y):
        operands = [np.array(x), y]
        x **= y
        return self.around(x, elementary_scale(x, operands))

    def binary(self, name, x, y):
        if name == "power":
            result = x ** y
            return self.around(result, elementary_scale(result, [x, y])) if isinstance(result, (np.ndarray, np.generic)) else result
        result = x @ y
        return result if exact(x) and exact(y) else self.around(result, self.scale([x, y], result))


def elementary_scale(result, operands):
    """Whole results of numbers of few bits are exact ones."""
    r = np.abs(np.asarray(result))
    if r.dtype.kind not in "fc":
        return 0
    exact = np.asarray(result) == np.rint(r)
    for a in operands:
        parts = np.asarray(a, dtype=complex) * 256
        exact = exact & (parts == np.rint(parts))
    return np.where(exact, 0, r)


NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*(?:[eE][-+]?\d+)?|\bnan\b|\binf\b)")


def parts(text):
    """The text without numbers and spaces, and the numbers."""
    return "".join(NUMBER.sub("#", text).split()), [float(x) for x in NUMBER.findall(text)]


def perturbed(text):
    tree = ast.fix_missing_locations(Perturb().visit(ast.parse(text)))
    code = compile(tree, "program", "exec")
    for seed in range(RUNS):
        noise = Noise(seed)
        yield run(code, {"np": np, "_builtins": builtins, "_call": noise.call, "_binary": noise.binary, "_raised": noise.raised})


def agree(text, expected, actual):
    """Whether `actual` is what the program may print: True, False, or None where rounding decides too much to say."""
    if expected == actual:
        return True
    if not ROUNDING.search(text):
        return False
    skeleton, numbers = parts(expected)
    low, high = list(numbers), list(numbers)
    for other in perturbed(text):
        s, n = parts(other or "")
        if s != skeleton:
            return None
        low, high = [min(x, y) for x, y in zip(low, n)], [max(x, y) for x, y in zip(high, n)]
    s, n = parts(actual)
    return s == skeleton and all(within(*v) for v in zip(n, numbers, low, high))


def is_odd(text):
    """Whether the program asks for what no engine can know (oddities.py)."""
    try:
        run(*watching(text))
    except Odd:
        return True
    return False


def rounding_raises(text):
    """Whether the program raises an exception when operations round otherwise."""
    return bool(ROUNDING.search(text)) and any(other is None for other in perturbed(text))


def within(x, wanted, low, high):
    if x == wanted or (x != x and wanted != wanted):
        return True
    spread = high - low
    return spread > 0 and abs(x - wanted) <= 4 * spread
