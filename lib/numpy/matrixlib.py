"""np.matrix: arrays that stay two-dimensional, with products of matrices for * and **."""
from ast import literal_eval
import numpy as np


def _of_text(text):
    rows = []
    for row in text.replace("[", "").replace("]", "").split(";"):
        items = []
        for part in row.split(","):
            items += [literal_eval(word) for word in part.split()]
        rows.append(items)
        if len(items) != len(rows[0]):
            raise ValueError("Rows not the same size.")
    return rows


class matrix(np.ndarray):
    __module__ = "numpy"
    __array_priority__ = 10.0

    def __new__(subtype, data, dtype=None, copy=True):
        if isinstance(data, matrix):
            if dtype is None or data.dtype == np.dtype(dtype):
                return data.copy() if copy else data
            return data.astype(dtype)
        if isinstance(data, np.ndarray):
            new = data.view(subtype)
            if dtype is not None and np.dtype(dtype) != data.dtype:
                return new.astype(dtype)
            return new.copy() if copy else new
        if isinstance(data, str):
            data = _of_text(data)
        a = np.array(data, dtype=dtype, copy=copy)
        if a.ndim > 2:
            raise ValueError("matrix must be 2-dimensional")
        if a.ndim < 2:
            a = a.reshape((1, a.size))
        return np.ascontiguousarray(a).view(subtype)

    def __array_finalize__(self, obj):
        self._getitem = False
        if isinstance(obj, matrix) and obj._getitem or self.ndim == 2:
            return
        shape = tuple([n for n in self.shape if n > 1])
        if len(shape) > 2:
            raise ValueError("shape too large to be a matrix.")
        self.shape = shape if len(shape) == 2 else (1, shape[0] if shape else 1) if self.ndim < 2 or shape else (1, 1)

    def __getitem__(self, index):
        self._getitem = True
        try:
            out = np.ndarray.__getitem__(self, index)
        finally:
            self._getitem = False
        if not isinstance(out, np.ndarray):
            return out
        if out.ndim == 0:
            return out[()]
        if out.ndim == 1:
            n = out.shape[0]
            many = hasattr(index, "__len__") and len(index) > 1
            column = many and isinstance(index[1], (int, float, complex, str, bytes, np.generic))
            out.shape = (n, 1) if column else (1, n)
        return out

    def __mul__(self, other):
        if isinstance(other, (np.ndarray, list, tuple)):
            return np.dot(self, asmatrix(other))
        if np.isscalar(other) or not hasattr(other, "__rmul__"):
            return np.dot(self, other)
        return NotImplemented

    def __rmul__(self, other):
        return np.dot(other, self)

    def __imul__(self, other):
        self[:] = self * other
        return self

    def __pow__(self, other):
        return np.linalg.matrix_power(self, other)

    def __ipow__(self, other):
        self[:] = self ** other
        return self

    def __rpow__(self, other):
        return NotImplemented

    def _collapse(self, axis):
        return self[0, 0] if axis is None else self

    def _reduced(self, function, axis, **keywords):
        """A reduction that leaves two dimensions; a scalar over both."""
        return asmatrix(function(np.asarray(self), axis=axis, keepdims=True, **keywords))._collapse(axis)

    def tolist(self):
        return self.__array__().tolist()

    def sum(self, axis=None, dtype=None, out=None):
        return self._reduced(np.add.reduce, axis, dtype=dtype, out=out)

    def prod(self, axis=None, dtype=None, out=None):
        return self._reduced(np.multiply.reduce, axis, dtype=dtype, out=out)

    def mean(self, axis=None, dtype=None, out=None):
        return self._reduced(_PLAIN["mean"], axis, dtype=dtype, out=out)

    def std(self, axis=None, dtype=None, out=None, ddof=0):
        return self._reduced(_PLAIN["std"], axis, dtype=dtype, out=out, ddof=ddof)

    def var(self, axis=None, dtype=None, out=None, ddof=0):
        return self._reduced(_PLAIN["var"], axis, dtype=dtype, out=out, ddof=ddof)

    def _average(self, axis=None, weights=None, returned=False):
        if weights is not None or returned:
            raise NotImplementedError("npcc: average of a matrix with weights is not supported")
        return self.mean(axis)

    def any(self, axis=None, out=None):
        return self._reduced(_PLAIN["any"], axis, out=out)

    def all(self, axis=None, out=None):
        return self._reduced(_PLAIN["all"], axis, out=out)

    def max(self, axis=None, out=None):
        return self._reduced(np.maximum.reduce, axis, out=out)

    def min(self, axis=None, out=None):
        return self._reduced(np.minimum.reduce, axis, out=out)

    def ptp(self, axis=None, out=None):
        return self._aligned(_PLAIN["ptp"](np.asarray(self), axis, out), axis)

    def _aligned(self, values, axis):
        if axis is None:
            return values
        return asmatrix(values).T if axis % 2 == 1 else asmatrix(values)

    def argmax(self, axis=None, out=None):
        return self._aligned(_PLAIN["argmax"](np.asarray(self), axis, out), axis)

    def argmin(self, axis=None, out=None):
        return self._aligned(_PLAIN["argmin"](np.asarray(self), axis, out), axis)

    def trace(self, offset=0, axis1=0, axis2=1, dtype=None, out=None):
        return asmatrix(_PLAIN["trace"](np.asarray(self), offset, axis1, axis2, dtype, out))

    def squeeze(self, axis=None):
        return asmatrix(_PLAIN["squeeze"](np.asarray(self), axis))

    def flatten(self, order="C"):
        return asmatrix(np.asarray(self).flatten(order))

    def ravel(self, order="C"):
        return asmatrix(np.asarray(self).ravel(order))

    @property
    def I(self):
        from numpy.linalg import inv, pinv
        m, n = self.shape
        return asmatrix((inv if m == n else pinv)(np.asarray(self)))

    @property
    def A(self):
        return self.__array__()

    @property
    def A1(self):
        return self.__array__().ravel()

    @property
    def T(self):
        return self.transpose()

    @property
    def H(self):
        return self.transpose() if self.dtype.kind != "c" else np.conjugate(self.transpose())

    def getT(self):
        return self.T

    def getA(self):
        return self.A

    def getA1(self):
        return self.A1

    def getH(self):
        return self.H

    def getI(self):
        return self.I


def asmatrix(data, dtype=None):
    return matrix(data, dtype=dtype, copy=False)


mat = asmatrix


def _named(text, variables):
    """The rows of blocks that a text such as "A, B; C, D" names."""
    rows = []
    for row in text.split(";"):
        blocks = []
        for part in row.split(","):
            for name in part.split():
                if name not in variables:
                    raise NameError(f"name {name!r} is not defined")
                blocks.append(variables[name])
        rows.append(blocks)
    return rows


def bmat(obj, ldict=None, gdict=None):
    if isinstance(obj, str):
        if ldict is None:
            raise NotImplementedError("npcc: bmat of a text needs ldict, the variables that it names")
        obj = _named(obj, {**(gdict or {}), **ldict})
    if isinstance(obj, np.ndarray):
        return matrix(obj)
    if isinstance(obj[0], np.ndarray):
        return matrix(np.concatenate([asmatrix(o) for o in obj], axis=-1))
    return matrix(np.concatenate([np.concatenate([asmatrix(o) for o in row], axis=-1) for row in obj], axis=0))


# Once there are matrices, functions of numpy leave it to a matrix's methods (BY_METHOD), or work on its plain array: they are
# written for arrays, whose rows have one dimension and whose * is of elements. Results are matrices again where NumPy's are.
_BY_METHOD = ["sum", "prod", "mean", "std", "var", "any", "all", "max", "min", "amax", "amin", "ptp", "argmax", "argmin",
              "squeeze", "ravel", "average"]
_KEEPS = ["tile", "kron", "roll", "flip", "fliplr", "flipud", "rot90", "diff", "cumsum", "cumprod", "clip",
          "nan_to_num", "delete", "insert", "atleast_2d", "transpose", "swapaxes", "reshape", "sort", "repeat", "take", "real", "imag", "fix",
          "vstack", "hstack", "row_stack", "column_stack", "append", "full_like", "conj", "split", "hsplit", "vsplit", "array_split", "ascontiguousarray",
          "pinv", "cholesky", "qr", "eig", "eigh", "svd", "solve", "inv", "matrix_power", "lstsq"]
_SAFE = ["asmatrix", "bmat", "isscalar", "asanyarray", "matrix_power", "array2string", "array_repr", "array_str"]
_PLAIN = {"trace": np.trace}


def _by_method(module, name, plain):
    own = {"amax": "max", "amin": "min", "average": "_average"}.get(name, name)

    def function(a, *args, **keywords):
        if isinstance(a, matrix):
            return getattr(a, own)(*args, **keywords)
        return plain(a, *args, **keywords)
    return function


def _without_class(value):
    if isinstance(value, matrix):
        return np.asarray(value)
    if type(value) in (list, tuple):
        return type(value)([_without_class(v) for v in value])
    return value


def _with_class(value):
    if type(value) in (list, tuple):
        return type(value)([_with_class(v) for v in value])
    flat = isinstance(value, np.ndarray) and type(value) is np.ndarray and 0 < value.ndim <= 2
    return asmatrix(value) if flat else value


def _has_matrix(value):
    return isinstance(value, matrix) or type(value) in (list, tuple) and True in [_has_matrix(v) for v in value]


def _by_array(module, name, plain):
    def function(*args, **keywords):
        if not _has_matrix(args):
            return plain(*args, **keywords)
        result = plain(*_without_class(args), **keywords)
        return _with_class(result) if name in _KEEPS else result
    return function


def _let_through_matrices(module):
    for name, plain in list(vars(module).items()):
        if name.startswith("_") or name in _SAFE or not (type(plain) is type(asmatrix) or name in _BY_METHOD):
            continue
        _PLAIN.setdefault(name, plain)
        function = (_by_method if name in _BY_METHOD else _by_array)(module, name, plain)
        function.__name__ = name
        setattr(module, name, function)


_let_through_matrices(np)
_let_through_matrices(np.linalg)
