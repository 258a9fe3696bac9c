"""Writes numpy-stage IR in the generic form, for tests."""
import numpy as np

TYPES = {"bool": "i1", "int8": "i8", "int16": "i16", "int32": "i32", "int64": "i64", "uint8": "ui8", "uint16": "ui16",
         "uint32": "ui32", "uint64": "ui64", "float16": "f16", "float32": "f32", "float64": "f64",
         "complex64": "complex<f32>", "complex128": "complex<f64>"}


def elem(dtype):
    return TYPES[np.dtype(dtype).name]


def number(v, dtype):
    dtype = np.dtype(dtype)
    if dtype.kind == "b":
        return "true" if v else "false"
    if dtype.kind in "iu":
        return str(int(v))
    if dtype.kind == "c":
        part = np.float32 if dtype.itemsize == 8 else np.float64
        return f"({number(part(v.real), part)}, {number(part(v.imag), part)})"
    if np.isfinite(v):
        text = repr(float(v))
        return text if "." in text else text.replace("e", ".0e")
    bits = {2: np.uint16, 4: np.uint32, 8: np.uint64}[dtype.itemsize]
    return "0x%0*X" % (2 * dtype.itemsize, int(np.array(v, dtype).view(bits)))


def dense(a):
    def nest(x):
        if x.ndim == 0:
            return number(x[()], x.dtype)
        return "[" + ", ".join(nest(y) for y in x) + "]"
    shape = "".join(f"{d}x" for d in a.shape)
    body = "" if a.size == 0 else nest(a)
    return f"dense<{body}> : tensor<{shape}{elem(a.dtype)}>"


class Value:
    def __init__(self, name, type, dims=None, dtype=None):
        self.name, self.type, self.dims, self.dtype = name, type, dims, dtype


def array_type(dims, dtype):
    return "!numpy.ndarray<tensor<" + "".join("?x" if d is None else f"{d}x" for d in dims) + elem(dtype) + ">>"


class Function:
    """Collects the ops of one function."""

    def __init__(self, name, dynamic=False):
        self.name, self.dynamic, self.lines, self.n, self.indent = name, dynamic, [], 0, "    "

    def fresh(self):
        self.n += 1
        return f"%{self.n}"

    def emit(self, op, operands, attrs, results):
        """results: list of (type, dims, dtype)."""
        names = [self.fresh() for _ in results]
        left = (", ".join(names) + " = ") if names else ""
        text = f' {{{attrs}}}' if attrs else ""
        types = ", ".join(r[0] for r in results)
        self.lines.append(f'{self.indent}{left}"{op}"({", ".join(o.name for o in operands)}){text} : '
                          f'({", ".join(o.type for o in operands)}) -> ({types})')
        values = [Value(n, *r) for n, r in zip(names, results)]
        return values[0] if len(values) == 1 else values

    def raw(self, line):
        self.lines.append(self.indent + line)

    def op(self, op, operands, attrs="", dims=None, dtype=None, type=None):
        if dims is not None:
            if self.dynamic:
                dims = [None if d is not None and d != 1 else d for d in dims]
            type = array_type(dims, dtype)
        elif type is None and dtype is not None:
            type = elem(dtype)
        return self.emit(op, operands, attrs, [(type, dims, dtype)] if type else [])

    def index(self, v):
        return self.emit("arith.constant", [], f"value = {v} : index", [("index", None, None)])

    def scalar(self, v, dtype):
        if np.dtype(dtype).kind == "c":
            t = elem(dtype)
            part = t[8:-1]
            return self.emit("complex.constant", [], f"value = [{number(v.real, np.float64)} : {part}, {number(v.imag, np.float64)} : {part}]", [(t, None, dtype)])
        if np.dtype(dtype).kind == "b":
            return self.emit("arith.constant", [], f"value = {number(v, dtype)}", [("i1", None, dtype)])
        return self.emit("arith.constant", [], f"value = {number(v, dtype)} : {elem(dtype)}", [(elem(dtype), None, dtype)])

    def constant(self, a):
        a = np.asarray(a)
        v = self.emit("numpy.constant", [], f"value = {dense(a)}", [(array_type(a.shape, a.dtype), list(a.shape), a.dtype)])
        if not self.dynamic or all(d == 1 for d in a.shape):
            return v
        sizes = [self.index(d) for d in a.shape if d != 1]
        return self.op("numpy.reshape", [v] + sizes, dims=list(a.shape), dtype=a.dtype)

    def dims_of(self, v):
        """Index operands for the `?` of v's type."""
        return [self.emit("numpy.dim", [v], f"axis = {i} : i64", [("index", None, None)]) for i, d in enumerate(v.dims) if d is None]

    def show(self, v):
        """Prints v as float64; complex values as their real part, then their imaginary part."""
        if np.dtype(v.dtype).kind == "c":
            one = self.op("numpy.cast", [v], dims=v.dims, dtype=np.complex128)
            j = self.scalar(-1j, np.complex128)
            self.show(self.op("numpy.cast", [one], dims=v.dims, dtype=np.float64))
            turned = self.op("numpy.multiply", [one, j], dims=v.dims, dtype=np.complex128)
            self.show(self.op("numpy.cast", [turned], dims=v.dims, dtype=np.float64))
            return
        if np.dtype(v.dtype) != np.float64:
            v = self.op("numpy.cast", [v], dims=v.dims, dtype=np.float64)
        if v.dims is None:
            self.emit("python.call", [v], 'callee = "test_print_scalar"', [])
        else:
            self.emit("python.call", [v], 'callee = "test_print"', [])

    def text(self):
        return f"  func.func private @{self.name}() {{\n" + "\n".join(self.lines) + "\n    func.return\n  }\n"


def module(functions, extra=""):
    calls = "".join(f"    func.call @{f.name}() : () -> ()\n" for f in functions)
    return ("module {\n" + extra + "".join(f.text() for f in functions) +
            "  func.func @npcc_program() {\n" + calls + "    func.return\n  }\n}\n")
