"""Random expressions over the variables of a State: text that gives an array or a number."""
import numpy as np

from state import State

DTYPES = ["np.float64"] * 5 + ["np.float32"] * 3 + ["np.int64"] * 4 + ["np.int32"] * 2 + ["np.int8", "np.uint8", "np.int16", "np.uint16", "np.uint32", "np.uint64", "bool", "np.complex128", "np.complex64"]
ALL_DTYPES = DTYPES + ["np.float16"]
UNARY = ["-{x}", "np.abs({x})", "abs({x})", "np.sqrt(np.abs({x}))", "np.floor({x})", "np.ceil({x})", "np.trunc({x})", "np.square({x})", "np.sign({x})", "np.exp(np.minimum({x}, 3))", "np.sin({x})",
         "np.tanh({x})", "np.log(np.abs({x}) + 1)", "np.log2({x})", "np.clip({x}, -2, 3)", "np.cumsum({x})", "np.sort({x})", "np.copy({x})", "np.isnan({x})", "np.isfinite({x})", "np.logical_not({x})",
         "np.rint({x})", "np.round({x}, 1)", "np.cos({x})", "np.maximum({x}, 0)", "np.negative({x})", "~{x}", "np.reciprocal({x})", "np.real({x})", "np.imag({x})", "np.conj({x})", "np.signbit({x})",
         "np.nan_to_num({x})", "np.invert({x})", "np.arctan({x})", "np.expm1({x})", "np.log1p(np.abs({x}))", "np.isinf({x})", "+{x}", "np.cbrt({x})", "np.deg2rad({x})", "np.fabs({x})"]
UFUNCS = ["maximum", "minimum", "add", "subtract", "multiply", "fmax", "fmin", "logical_and", "logical_or", "logical_xor", "hypot", "arctan2", "copysign", "floor_divide", "remainder", "fmod", "true_divide",
          "bitwise_and", "bitwise_or", "bitwise_xor", "greater", "less_equal", "equal", "not_equal", "heaviside", "divide", "mod", "power", "left_shift", "right_shift", "gcd", "float_power", "isclose"]
OPERATORS = ["+", "+", "+", "-", "-", "*", "*", "*", "/", "//", "%", "<", ">=", "==", "!=", "&", "|", "^", "**", "<=", ">", "<<", ">>"]
REDUCTIONS = ["sum", "sum", "sum", "max", "min", "mean", "any", "all", "argmax", "argmin", "var", "std", "prod"]


class Expressions(State):
    # ---- scalars

    def integer(self, low=-4, high=7):
        names = self.scalars(lambda v: type(v) is int and low <= v <= high)
        return self.r.choice(names) if names and self.r.random() < 0.35 else str(self.r.randint(low, high))

    def number(self):
        k = self.r.random()
        if k < 0.5:
            return self.integer()
        names = self.scalars(lambda v: True)
        return self.r.choice(names) if names and k < 0.7 else self.r.choice(["0.5", "-1.5", "2.0", "0.25", "-0.75", "3.0", "1", "True", "2j" if k > 0.995 else "0.125"])

    def typed(self):
        """A NumPy scalar, not a complex one: NumPy 1.24 takes np.complex128 for a Python number."""
        return f"{self.r.choice(DTYPES[:-2]).replace('bool', 'np.bool_')}({self.r.randint(0, 5)})"

    # ---- arrays from nothing

    def shape(self):
        r = self.r
        n = r.choice([0, 1, 1]) if r.random() < 0.12 else r.randint(2, 9)
        return r.choice([(n,), (n,), (r.randint(1, 4), r.randint(1, 5)), (r.randint(1, 5), r.randint(1, 5)), (2, r.randint(1, 3), 3), (r.randint(0, 2), 3) if r.random() < 0.15 else (3, 3)])

    def constant(self, dtype):
        low = 0 if "uint" in dtype else -5
        v = self.r.randint(low, 9)
        if dtype == "bool":
            return str(v > 2)
        if "float" in dtype:
            return str(v / self.r.choice([1, 1, 2, 4]))
        return f"{v}{self.r.randint(-3, 3):+}j" if "complex" in dtype else str(v)

    def literal(self, shape=None):
        shape, dtype = self.shape() if shape is None else shape, self.r.choice(DTYPES if self.r.random() < 0.97 else ALL_DTYPES)
        size = int(np.prod(shape))
        reshape = "" if len(shape) == 1 else f".reshape({', '.join(map(str, shape))})"
        kind = self.r.random()
        if kind < 0.35:
            start = self.r.randint(0 if "uint" in dtype else -3, 3)
            return (f"np.arange({start}, {size + start}, dtype={dtype})" if dtype != "bool" else f"(np.arange({size}) % {self.r.choice([2, 3])} == 0)") + reshape
        if kind < 0.75:
            return f"np.array([{', '.join(self.constant(dtype) for _ in range(size))}], dtype={dtype}){reshape}"
        if kind < 0.8 and dtype in ("np.int64", "np.int32", "np.uint8", "np.int8"):   # the ends of its range
            i = np.iinfo(dtype[3:])
            return f"np.array([{', '.join(str(self.r.choice([i.min, i.max, i.max - 1, 0, 1, i.max // 2 + 1])) for _ in range(size))}], dtype={dtype}){reshape}"
        text = repr(shape) if len(shape) > 1 or self.r.random() < 0.5 or not shape else str(shape[0])
        return self.r.choice([f"np.zeros({text}, dtype={dtype})", f"np.ones({text}, dtype={dtype})", f"np.full({text}, {self.r.randint(0, 5)}, dtype={dtype})", f"np.zeros({text})",
                              f"np.eye({self.r.randint(1, 4)}, {self.r.randint(1, 4)}, dtype={dtype})", f"np.linspace({self.r.randint(-2, 0)}, {self.r.randint(1, 4)}, {self.r.choice([2, 3, 5, 9])})",
                              f"np.identity({self.r.randint(1, 4)})", f"np.arange({self.r.randint(1, 9)})[::-1]{'' if len(shape) == 1 else '[:, None]'}"])

    # ---- indices

    def bound(self, n):
        k = self.r.random()
        return "" if k < 0.35 else self.integer(-n - 1, n + 1) if k < 0.95 else str(self.r.choice([-20, 20]))

    def slice_of(self, n):
        k = self.r.random()
        if k < 0.2:
            return ":"
        if k < 0.4:
            return self.r.choice([":-1", "1:", "::2", "::-1", "1::2", "-1:0:-1", "1:-1"])
        step = self.r.choice(["", "", "", ":", ":2", ":-1", ":-2", ":3"])
        return f"{self.bound(n)}:{self.bound(n)}{step}"

    def position(self, n):
        return self.integer(-n, n - 1) if n else "0"

    def view_index(self, a):
        parts = [self.position(n) if self.r.random() < 0.3 else self.slice_of(n) for n in a.shape[:self.r.randint(1, max(1, a.ndim))]]
        if self.r.random() < 0.1 and parts:
            parts.insert(self.r.randint(0, len(parts)), self.r.choice(["None", "...", "np.newaxis"]))
        return ", ".join(parts) or "..."

    def view(self, name):
        a = self.value(name)
        if a.ndim == 0:
            return name
        if self.r.random() < 0.65:
            return f"{name}[{self.view_index(a)}]"
        return self.r.choice([f"{name}.T", f"{name}.reshape(-1)", f"{name}.ravel()", f"{name}[None]", f"{name}[..., None]", f"{name}.transpose()", f"np.flip({name})", f"{name}.T[{self.slice_of(a.shape[-1])}]",
                              f"{name}.reshape({a.shape[0]}, -1)", f"{name}[{self.slice_of(a.shape[0])}][{self.slice_of(a.shape[0])}]", f"{name}[::-1][{self.slice_of(a.shape[0])}]", f"{name}.swapaxes(0, -1)",
                              f"np.squeeze({name})", f"np.transpose({name})", f"np.moveaxis({name}, 0, -1)", f"{name}.flatten()", f"np.atleast_2d({name})", f"np.broadcast_to({name}, (2,) + {name}.shape)",
                              f"np.diagonal({name})", f"{name}.real", f"{name}.reshape({', '.join(map(str, a.shape[::-1]))})"])

    def mask(self, name):
        a = self.value(name)
        if a.dtype == bool and self.r.random() < 0.5:
            return name
        masks = self.variables(lambda v: isinstance(v, np.ndarray) and v.dtype == bool and v.shape == a.shape[:v.ndim] and v.ndim)
        if masks and self.r.random() < 0.4:
            return self.r.choice(masks)
        if a.dtype.kind == "c" and self.r.random() < 0.9:
            return f"{name} != {self.integer()}"
        return self.r.choice([f"{name} > {self.number()}", f"{name} % 2 == 0" if a.dtype != bool else name, f"{name} <= {self.number()}", f"({name} > 0) & ({name} < 5)", f"{name} != {self.integer()}",
                              f"~({name} > {self.number()})", f"({name} < 0) | ({name} >= {self.number()})", f"np.logical_and({name} > 0, {name} != 2)"])

    def picks(self, n, apart=None):
        """Indices, not in the memory of the array `apart`: NumPy reads them while it writes."""
        values = ", ".join(self.position(n) for _ in range(self.r.randint(1, 5)))
        names = self.variables(lambda v: isinstance(v, np.ndarray) and v.dtype.kind in "iu" and v.size and v.ndim <= 2 and int(v.min()) >= -n and int(v.max()) < n
                               and (apart is None or not np.may_share_memory(v, apart)))
        if names and self.r.random() < 0.5:
            return self.r.choice(names)
        return self.r.choice([f"[{values}]", f"np.array([{values}])", f"np.array([[{values}], [{values}]])" if self.r.random() < 0.3 else f"[{values}]", f"np.arange({self.r.randint(0, n)})"])

    def gather_index(self, a, apart=None):
        """Integer arrays, alone, beside slices, or one for each dimension."""
        k = self.r.random()
        if a.ndim < 2 or k < 0.4:
            return self.picks(a.shape[0], apart)
        if k < 0.6:
            return f"{self.picks(a.shape[0], apart)}, {self.r.choice([':', self.slice_of(a.shape[1])])}"
        if k < 0.8:
            return f":, {self.picks(a.shape[1], apart)}"
        count = self.r.randint(1, 4)
        each = [", ".join(self.position(n) for _ in range(count)) for n in a.shape[:2]]
        return ", ".join(f"[{t}]" if self.r.random() < 0.7 else f"np.array([{t}])" for t in each)

    # ---- operands

    def matching(self, a):
        """An array that broadcasts with the other, mostly."""
        if self.r.random() < 0.1:
            return self.array()
        return self.array(lambda b: broadcasts(a.shape, b.shape)) or self.array()

    def operand(self, beside=None):
        """A name, a view, a literal or a number."""
        name = self.matching(self.value(beside)) if beside else self.array()
        k = self.r.random()
        if not name or k < 0.06:
            return self.literal(self.value(beside).shape if beside and self.r.random() < 0.7 else None)
        return name if k < 0.55 else self.view(name) if k < 0.8 else self.typed() if k < 0.83 else self.number()

    # ---- operations

    def unary(self, x):
        return self.r.choice([self.r.choice(UNARY).format(x=x)] * 5 + [f"({x}).astype({self.r.choice(ALL_DTYPES)})"])

    def binary(self, x, y):
        op = self.r.choice(OPERATORS)
        if op == "**":
            return f"{x} ** {self.r.choice(['2', '3', '0', '0.5', '1', '-1', '2.0', y])}"
        if op in ("<<", ">>"):
            y = self.r.choice(["1", "2", "3", y])
        if op in "/ // %".split() and self.r.random() < 0.7:
            y = self.r.choice(["2", "3", "-2", "0.5", "4.0", "-3"])
        return f"{x} {op} {y}" if self.r.random() < 0.75 else f"np.{self.r.choice(UFUNCS)}({x}, {y})"

    def rearranged(self, name):
        a = self.value(name)
        axis = self.r.randint(-a.ndim, a.ndim - 1) if a.ndim else 0
        other = self.array(lambda b: b.ndim == a.ndim) or name
        return self.r.choice([f"np.concatenate([{name}, {other}])", f"np.concatenate(({name}, {other}), axis={axis})", f"np.stack([{name}, {name}], axis={self.r.choice([0, 1, -1])})", f"np.repeat({name}, {self.r.choice(['2', '3', f'2, axis={axis}'])})",
                              f"np.roll({name}, {self.integer()})", f"np.roll({name}, {self.integer()}, axis={axis})", f"np.tile({name}, {self.r.choice(['2', '(2, 1)', '3'])})", f"np.flip({name}, axis={axis})",
                              f"np.vstack([{name}, {other}])", f"np.hstack([{name}, {other}])", f"np.expand_dims({name}, {self.r.choice([0, -1])})", f"np.zeros_like({name})", f"np.ones_like({name})",
                              f"np.full_like({name}, {self.integer(0, 5)})", f"np.swapaxes({name}, 0, {axis})", f"np.atleast_2d({name})", f"np.triu({name})", f"np.tril({name}, {self.integer(-1, 1)})", f"np.diag({name})",
                              f"np.pad({name}, {self.r.choice(['1', '(1, 2)', '1, constant_values=3', '2, mode=' + repr('edge')])})", f"np.rot90({name})", f"np.append({name}, {other})", f"np.column_stack([{name}, {name}])",
                              f"np.split({name}, 2)[{self.r.choice([0, 1, -1])}]", f"np.array_split({name}, 3)[{self.r.choice([0, 1, -1])}]", f"np.delete({name}, {self.position(a.shape[0] if a.ndim else 1)})", f"np.array([v * 2 for v in {name}])",
                              f"np.insert({name}, 1, {self.integer(0, 5)})", f"np.ravel({name}, order='F')", f"np.dstack([{name}, {name}])", f"np.resize({name}, ({self.r.randint(1, 7)},))",
                              f"np.fliplr({name})", f"np.array({name})", f"np.array([{name}, {name}])", f"np.asarray({name}, dtype={self.r.choice(DTYPES)})", f"np.trim_zeros({name})"])

    def selected(self, name):
        a = self.value(name)
        n = a.shape[0] if a.ndim else 1
        return self.r.choice([f"np.where({self.mask(name)}, {name}, {self.operand(name)})", f"{name}[{self.mask(name)}]", f"{name}[{self.gather_index(a)}]" if a.ndim else name, f"np.take({name}, {self.picks(a.size or 1)})",
                              f"np.take({name}, {self.picks(n)}, axis=0)", f"np.argsort({name}, kind='stable')", f"np.nonzero({name})[0]", f"np.flatnonzero({name})", f"np.argwhere({name})", f"np.unique({name})",
                              f"np.searchsorted(np.sort({name}), {self.number()})", f"np.compress([True, False, True], {name})", f"np.select([{name} > 2, {name} < 0], [{name}, {self.number()}])", f"np.extract({self.mask(name)}, {name})",
                              f"np.isin({name}, [1, 2, 5])", f"np.take_along_axis({name}, np.argsort({name}, axis=-1, kind='stable'), axis=-1)", f"np.where({self.mask(name)})[0]", f"np.digitize({name}, [0, 1.5, 3])",
                              f"np.choose({name} > 1, [{name}, {self.number()}])", f"np.bincount({name})", f"np.where({self.mask(name)}, {self.number()}, {self.number()})", f"np.sort({name}, axis=0)", f"np.sort({name})[::-1]"])

    def contracted(self, name):
        a = self.value(name)
        axis = self.r.randint(-a.ndim, a.ndim - 1) if a.ndim else 0
        inner = self.array(lambda b: a.ndim and b.ndim and a.shape[-1] == b.shape[max(0, b.ndim - 2)]) or name
        other = self.array() or name
        return self.r.choice([f"{name} @ {inner}", f"{name} @ {inner}", f"np.dot({name}, {inner})", f"{name}.dot({inner})", f"np.matmul({name}, {inner})", f"np.outer({name}, {other})", f"np.diff({name})", f"np.diff({name}, axis={axis})",
                              f"np.cumsum({name}, axis={axis})", f"np.cumprod({name})", f"np.inner({name}, {other})", f"np.tensordot({name}, {inner}, 1)", f"np.einsum('ij,ij->i', {name}, {name})", f"np.einsum('ij->j', {name})",
                              f"np.einsum('i,j->ij', {name}, {other})", f"np.trace({name})", f"np.kron({name}, {name})", f"np.convolve({name}, {self.r.choice(['[1, 2]', '[0.5, 0.5]', other])})", f"np.add.reduce({name})",
                              f"np.maximum.accumulate({name})", f"np.add.accumulate({name})", f"np.subtract.outer({name}, {other})", f"np.cross({name}, {other})", f"np.gradient({name})", f"np.interp({self.number()}, [0, 1, 2], [3, 1, 5])",
                              f"np.multiply.reduce({name}, axis={axis})", f"np.average({name})", f"np.percentile({name}, 25)", f"{name} @ {name}.T", f"np.vdot({name}, {name})", f"np.ediff1d({name})", f"np.polyval([1, -2, 3], {name})"])

    def reduction(self, name):
        a = self.value(name)
        r = self.r
        axis = "" if r.random() < 0.5 else f"axis={r.randint(-a.ndim, a.ndim - 1)}" if a.ndim and r.random() < 0.9 else "axis=(0, 1)" if a.ndim > 1 else "axis=None"
        if axis and r.random() < 0.25:
            axis += ", keepdims=True"
        method = r.choice(REDUCTIONS)
        if r.random() < 0.05 and method in ("sum", "prod", "mean"):
            axis += (", " if axis else "") + f"dtype={r.choice(DTYPES)}"
        comma = ", " if axis else ""
        return r.choice([f"{name}.{method}({axis})"] * 3 + [f"np.{method}({name}{comma}{axis})"] * 3 + [f"np.count_nonzero({name})", f"np.median({name})", f"({name} > 0).sum({axis})", f"np.ptp({name})", f"np.amax({name}{comma}{axis})",
                        f"np.nansum({name})", f"np.nanmax({name})", f"np.sum({name} * {name}{comma}{axis})", f"np.max(np.abs({name}){comma}{axis})", f"np.sum({name}, where={self.mask(name)})", f"np.max({name}, initial=3)"])

    def expression(self, depth=0):
        name = self.array()
        k = self.r.random()
        if not name or k < 0.05:
            return self.literal()
        inner = name if self.r.random() < 0.3 else self.operand() if depth or self.r.random() < 0.6 else f"({self.expression(depth + 1)})"
        if k < 0.17:
            return self.unary(inner)
        if k < 0.53:
            return self.binary(inner, self.operand(inner if inner == name else None))
        if k < 0.64:
            return self.rearranged(name)
        if k < 0.74:
            return self.selected(name)
        if k < 0.80:
            return self.contracted(name)
        functions = self.variables(lambda v: getattr(v, "__name__", "")[:1] == "f" and callable(v))
        if k < 0.85 and functions:
            return f"{self.r.choice(functions)}({self.operand()}, {self.operand()})"
        return self.reduction(name) if k < 0.94 else self.view(name)


def broadcasts(a, b):
    return all(x == y or x == 1 or y == 1 for x, y in zip(a[::-1], b[::-1]))
