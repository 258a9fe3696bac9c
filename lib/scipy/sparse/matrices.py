"""Sparse matrices. Each format answers triplets() (rows, columns, values, in the order they are stored); what does not depend
on the format is written once, on those."""
import numpy as np

_NAMES = {"csr": "Compressed Sparse Row", "csc": "Compressed Sparse Column", "coo": "COOrdinate", "lil": "List of Lists",
          "dia": "DIAgonal"}


def issparse(x):
    return isinstance(x, spmatrix)


def _scalar(x):
    return np.isscalar(x) or isinstance(x, np.ndarray) and x.ndim == 0


def _check_index(i, n):
    if not -n <= i < n:
        raise IndexError(f"index ({i}) out of range")
    return i + n if i < 0 else i


def _upcast(t):
    return t if t.kind != "b" else np.dtype("int64")


class spmatrix:
    __array_priority__ = 10.1
    ndim = 2

    # ---- What it is

    @property
    def nnz(self):
        return self.getnnz()

    @property
    def dtype(self):
        return self.data.dtype

    def getnnz(self, axis=None):
        rows, columns, _ = self.triplets()
        if axis is None:
            return len(rows)
        return np.bincount(columns if axis in (0, -2) else rows, minlength=self.shape[1 if axis in (0, -2) else 0]).astype(np.int32)

    def getformat(self):
        return self.format

    def __len__(self):
        raise TypeError("sparse matrix length is ambiguous; use getnnz() or shape[0]")

    def __bool__(self):
        if self.shape == (1, 1):
            return self.nnz != 0
        raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all().")

    def __repr__(self):
        m, n = self.shape
        return (f"<{m}x{n} sparse matrix of type '{self.dtype.type}'\n\twith {self.nnz} stored elements{self._note()} in "
                f"{_NAMES[self.format]} format>")

    def _note(self):
        return ""

    def __str__(self):
        shown = [f"  ({i}, {j})\t{x}" for i, j, x in zip(*self.tocoo().triplets())]
        if len(shown) > 50:
            shown = shown[:24] + ["  :\t:"] + shown[-25:]
        return "\n".join(shown)

    # ---- Other forms

    def toarray(self, order=None, out=None):
        rows, columns, values = self.triplets()
        a = np.zeros(self.shape, dtype=self.dtype, order=order or "C")
        np.add.at(a, (rows, columns), values) if values.dtype.kind != "b" else np.logical_or.at(a, (rows, columns), values)
        return a

    A = property(toarray)

    def todense(self):
        raise NotImplementedError("npcc: numpy.matrix is not supported; use toarray()")

    def asformat(self, format, copy=False):
        return self if format is None or format == self.format else getattr(self, "to" + format)()

    def tocoo(self, copy=True):
        rows, columns, values = self.triplets()
        return coo_matrix((values, (rows, columns)), shape=self.shape)

    def tocsr(self, copy=False):
        return csr_matrix(self)

    def tocsc(self, copy=False):
        return csc_matrix(self)

    def tolil(self, copy=False):
        return lil_matrix(self)

    def copy(self):
        return type(self)(self, copy=True)

    def astype(self, dtype, casting="unsafe", copy=True):
        rows, columns, values = self.triplets()
        return coo_matrix((values.astype(dtype), (rows, columns)), shape=self.shape).asformat(self.format)

    def _with(self, values):
        rows, columns, _ = self.triplets()
        return coo_matrix((values, (rows, columns)), shape=self.shape)._as_stored(self.format)

    def _as_stored(self, format):
        return self.asformat(format if format in ("csr", "csc", "coo") else "csr")

    def transpose(self, axes=None, copy=False):
        rows, columns, values = self.triplets()
        turned = {"csr": "csc", "csc": "csr"}.get(self.format, self.format)
        return coo_matrix((values, (columns, rows)), shape=self.shape[::-1]).asformat(turned)

    T = property(transpose)

    def conj(self, copy=True):
        return self._with(np.conj(self.triplets()[2]))

    conjugate = conj

    @property
    def real(self):
        return self._with(self.triplets()[2].real)

    @property
    def imag(self):
        return self._with(self.triplets()[2].imag)

    def nonzero(self):
        rows, columns, values = self.tocoo().triplets()
        kept = values != 0
        return rows[kept], columns[kept]

    def diagonal(self, k=0):
        rows, columns, values = self.triplets()
        m, n = self.shape
        out = np.zeros(min(m + min(k, 0), n - max(k, 0)), dtype=self.dtype)
        on = columns - rows == k
        np.add.at(out, np.minimum(rows, columns)[on], values[on])
        return out

    # ---- Sums

    def sum(self, axis=None, dtype=None, out=None):
        if axis is not None:
            raise NotImplementedError("npcc: sums of sparse matrices along an axis are numpy.matrix, which is not supported")
        return (self @ np.ones(self.shape[1], dtype=_upcast(self.dtype))).sum(dtype=dtype)

    def mean(self, axis=None, dtype=None, out=None):
        if axis is not None:
            return self.sum(axis)
        return (self / (self.shape[0] * self.shape[1])).sum(dtype=dtype)

    def max(self, axis=None, out=None):
        return self._extreme(axis, np.max)

    def min(self, axis=None, out=None):
        return self._extreme(axis, np.min)

    def _extreme(self, axis, of):
        if axis is not None:
            raise NotImplementedError("npcc: max and min of sparse matrices along an axis are not supported")
        return of(self.toarray())

    # ---- Arithmetic

    def __neg__(self):
        return self._with(-self.triplets()[2])

    def __abs__(self):
        return self._with(abs(self.triplets()[2]))

    def power(self, n, dtype=None):
        if not _scalar(n):
            raise NotImplementedError("input is not scalar")
        return self._with(self.triplets()[2] ** n)

    def multiply(self, other):
        if _scalar(other):
            return self._with(self.triplets()[2] * other)
        dense = other.toarray() if issparse(other) else np.asarray(other)
        rows, columns, values = self.tocsr().triplets()
        if issparse(other) and self.shape != other.shape:
            raise NotImplementedError("npcc: products of sparse matrices of different shapes are not supported")
        values = values * np.broadcast_to(dense, self.shape)[rows, columns]
        made = coo_matrix((values, (rows, columns)), shape=self.shape)
        return made.tocsr()._without_zeros() if issparse(other) else made

    def _added(self, other, sign):
        if self.shape != other.shape:
            raise ValueError("inconsistent shapes")
        a, b = self.triplets(), other.triplets()
        values = np.concatenate([a[2], b[2] if sign > 0 else -b[2]])
        made = coo_matrix((values, (np.concatenate([a[0], b[0]]), np.concatenate([a[1], b[1]]))), shape=self.shape).tocsr()
        made = made._without_zeros()
        return made.tocsc() if self.format == other.format == "csc" else made

    def __add__(self, other):
        if issparse(other):
            return self._added(other, 1)
        if _scalar(other):
            if other == 0:
                return self.copy()
            raise NotImplementedError("adding a nonzero scalar to a sparse matrix is not supported")
        return self._dense(self.toarray() + np.asarray(other))

    __radd__ = __add__

    def __sub__(self, other):
        if issparse(other):
            return self._added(other, -1)
        if _scalar(other):
            if other == 0:
                return self.copy()
            raise NotImplementedError("subtracting a nonzero scalar from a sparse matrix is not supported")
        return self._dense(self.toarray() - np.asarray(other))

    def _dense(self, a):
        raise NotImplementedError("npcc: a sparse matrix with a dense one gives numpy.matrix, which is not supported; use toarray()")

    def __mul__(self, other):
        return self._with(self.triplets()[2] * other) if _scalar(other) else self @ other

    def __rmul__(self, other):
        return self._with(other * self.triplets()[2]) if _scalar(other) else self.__rmatmul__(other)

    def __truediv__(self, other):
        if not _scalar(other):
            raise NotImplementedError("npcc: quotients of sparse matrices are not supported")
        return self._with(self.triplets()[2] * (1.0 / other))

    def __pow__(self, n):
        if self.shape[0] != self.shape[1]:
            raise TypeError("matrix is not square")
        if int(n) != n or n < 0:
            raise ValueError("exponent must be an integer" if int(n) != n else "exponent must be >= 0")
        result = None
        for _ in range(int(n)):
            result = self.copy() if result is None else result @ self
        if result is not None:
            return result
        from scipy.sparse.construct import eye
        return eye(self.shape[0], dtype=self.dtype, format="csr")

    def dot(self, other):
        return self * other if _scalar(other) else self @ other

    def __matmul__(self, other):
        if _scalar(other):
            raise ValueError("Scalar operands are not allowed, use '*' instead")
        if issparse(other):
            return _product(self, other)
        other = np.asarray(other)
        if other.ndim not in (1, 2) or other.shape[0] != self.shape[1]:
            raise ValueError("dimension mismatch")
        rows, columns, values = self.triplets()
        dtype = np.result_type(_upcast(self.dtype), other.dtype)
        if other.ndim == 1:
            return _sums(rows, values * other[columns], self.shape[0], dtype)
        out = np.zeros((self.shape[0], other.shape[1]), dtype=dtype)
        for j in range(other.shape[1]):
            out[:, j] = _sums(rows, values * other[columns, j], self.shape[0], dtype)
        return out

    def __rmatmul__(self, other):
        if _scalar(other):
            raise ValueError("Scalar operands are not allowed, use '*' instead")
        return (self.T @ np.asarray(other).T).T

    # ---- Parts

    def getrow(self, i):
        return self.tocsr()[i, :]

    def getcol(self, j):
        return self.tocsc()[:, j]

    def __getitem__(self, key):
        key = key if isinstance(key, tuple) else (key, slice(None))
        if len(key) != 2:
            raise IndexError("invalid number of indices")
        m, n = self.shape
        if all(isinstance(k, (int, np.integer)) for k in key):
            i, j = _check_index(key[0], m), _check_index(key[1], n)
            rows, columns, values = self.triplets()
            return np.sum(values[(rows == i) & (columns == j)], dtype=self.dtype)
        if any(not isinstance(k, (int, np.integer, slice)) for k in key):
            raise NotImplementedError("npcc: sparse matrices indexed by arrays are not supported")
        picked = [np.arange(size)[k] if isinstance(k, slice) else np.array([_check_index(k, size)]) for k, size in zip(key, self.shape)]
        rows, columns, values = self.triplets()
        places = [np.full(size, -1) for size in self.shape]
        for place, chosen in zip(places, picked):
            place[chosen] = np.arange(len(chosen))
        kept = (places[0][rows] >= 0) & (places[1][columns] >= 0)
        made = coo_matrix((values[kept], (places[0][rows[kept]], places[1][columns[kept]])), shape=tuple([len(p) for p in picked]))
        return made.asformat(self.format if self.format in ("csr", "csc", "lil") else "csr")

    def __setitem__(self, key, value):
        a = self.toarray()
        if issparse(value):
            value = value.toarray()
        a[key] = value
        self.__init__(a)


def _sums(rows, values, n, dtype):
    """The values added up by row, one after the other."""
    if dtype.kind == "c":
        return (np.bincount(rows, weights=values.real, minlength=n) + 1j * np.bincount(rows, weights=values.imag, minlength=n)).astype(dtype)
    if dtype == np.float64:
        return np.bincount(rows, weights=values, minlength=n)
    out = np.zeros(n, dtype=dtype)
    np.add.at(out, rows, values.astype(dtype))
    return out


def _product(a, b):
    """Of two sparse matrices. A row's columns come in the reverse of the order in which they are met, as SciPy stores them."""
    if a.shape[1] != b.shape[0]:
        raise ValueError("dimension mismatch")
    if a.format == b.format == "csc":
        return _product(b.T, a.T).T
    a, b = a.tocsr(), b.tocsr()
    lengths = np.diff(b.indptr)[a.indices]
    rows = np.repeat(a.triplets()[0], lengths)
    starts = np.repeat(b.indptr[:-1][a.indices] - np.cumsum(lengths) + lengths, lengths)
    places = starts + np.arange(len(rows))
    columns, values = b.indices[places], np.repeat(a.data, lengths) * b.data[places]
    keys, first, inverse = np.unique(rows.astype(np.int64) * b.shape[1] + columns, return_index=True, return_inverse=True)
    data = _sums(inverse, values, len(keys), np.result_type(_upcast(a.dtype), _upcast(b.dtype)))
    order = np.lexsort((-first, keys // b.shape[1]))
    made = csr_matrix((a.shape[0], b.shape[1]), dtype=data.dtype)
    made.data, made.indices = data[order], (keys % b.shape[1])[order].astype(np.int32)
    made.indptr = np.concatenate([[0], np.cumsum(np.bincount(keys // b.shape[1], minlength=a.shape[0]))]).astype(np.int32)
    return made


class coo_matrix(spmatrix):
    format = "coo"

    def __init__(self, arg1, shape=None, dtype=None, copy=False):
        if issparse(arg1):
            self.row, self.col, self.data = [np.array(part) for part in arg1.triplets()]
            shape = arg1.shape
        elif isinstance(arg1, tuple) and len(arg1) == 2 and isinstance(arg1[1], (tuple, list)):
            values, (rows, columns) = arg1
            self.data = np.array(values)
            self.row, self.col = np.array(rows).astype(np.int32), np.array(columns).astype(np.int32)
            if len(self.row) != len(self.data) or len(self.col) != len(self.data):
                raise ValueError("row, column, and data array must all be the same length")
            if shape is None:
                if not len(self.row):
                    raise ValueError("cannot infer dimensions from zero sized index arrays")
                shape = int(self.row.max()) + 1, int(self.col.max()) + 1
        elif isinstance(arg1, tuple) and len(arg1) == 2:
            shape = arg1
            self.row = self.col = np.zeros(0, np.int32)
            self.data = np.zeros(0, dtype or np.float64)
        else:
            a = np.atleast_2d(np.asarray(arg1))
            rows, columns = np.nonzero(a)
            self.row, self.col, self.data, shape = rows.astype(np.int32), columns.astype(np.int32), a[rows, columns], a.shape
        self.shape = int(shape[0]), int(shape[1])
        if dtype is not None:
            self.data = self.data.astype(dtype)
        for index, size, axis in ((self.row, self.shape[0], "row"), (self.col, self.shape[1], "column")):
            if len(index) and index.max() >= size:
                raise ValueError(f"{axis} index exceeds matrix dimensions")
            if len(index) and index.min() < 0:
                raise ValueError(f"negative {axis} index found")

    def triplets(self):
        return self.row, self.col, self.data


class _Compressed(spmatrix):
    """Rows (csr) or columns (csc) one after the other. major: which of rows and columns."""

    def __init__(self, arg1, shape=None, dtype=None, copy=False):
        if isinstance(arg1, tuple) and len(arg1) == 3:
            data, indices, indptr = arg1
            self.data, self.indices = np.array(data), np.array(indices).astype(np.int32)
            self.indptr = np.array(indptr).astype(np.int32)
            if shape is None:
                minor = int(self.indices.max()) + 1
                shape = (len(self.indptr) - 1, minor) if self.major == 0 else (minor, len(self.indptr) - 1)
        elif issparse(arg1) and arg1.format == self.format:
            self.data, self.indices, self.indptr = arg1.data.copy(), arg1.indices.copy(), arg1.indptr.copy()
            shape = arg1.shape
        else:
            made = arg1 if issparse(arg1) else coo_matrix(arg1, shape, dtype)
            shape = made.shape
            self._pack(made.triplets(), shape, summed=not issparse(arg1) or arg1.format == "coo")
        self.shape = int(shape[0]), int(shape[1])
        if dtype is not None:
            self.data = self.data.astype(dtype)

    def _pack(self, triplets, shape, summed):
        rows, columns, values = triplets
        major, minor = (rows, columns) if self.major == 0 else (columns, rows)
        keys = major.astype(np.int64) * (shape[1 - self.major] or 1) + minor
        if summed and len(keys) != len(np.unique(keys)):
            kept, inverse = np.unique(keys, return_inverse=True)
            values = _sums(inverse, values, len(kept), values.dtype)
            major, minor = kept // shape[1 - self.major], kept % shape[1 - self.major]
        else:
            order = np.argsort(keys if summed else major, kind="stable")
            major, minor, values = major[order], minor[order], values[order]
        self.data, self.indices = values, minor.astype(np.int32)
        self.indptr = np.concatenate([[0], np.cumsum(np.bincount(major, minlength=shape[self.major]))]).astype(np.int32)

    def triplets(self):
        major = np.repeat(np.arange(self.shape[self.major], dtype=np.int32), np.diff(self.indptr))
        return (major, self.indices, self.data) if self.major == 0 else (self.indices, major, self.data)

    def _without_zeros(self):
        rows, columns, values = self.triplets()
        kept = values != 0
        return type(self)(coo_matrix((values[kept], (rows[kept], columns[kept])), shape=self.shape))

    def eliminate_zeros(self):
        made = self._without_zeros()
        self.data, self.indices, self.indptr = made.data, made.indices, made.indptr

    @property
    def has_sorted_indices(self):
        rising = np.diff(self.indices) > 0
        ends = self.indptr[1:-1]
        rising[ends[(ends > 0) & (ends < len(self.indices))] - 1] = True
        return bool(rising.all())

    def sort_indices(self):
        self._pack(self.triplets(), self.shape, summed=True)

    def sorted_indices(self):
        made = self.copy()
        made.sort_indices()
        return made


class csr_matrix(_Compressed):
    format, major = "csr", 0


class csc_matrix(_Compressed):
    format, major = "csc", 1


class lil_matrix(spmatrix):
    """Made to be filled element by element."""
    format = "lil"

    def __init__(self, arg1, shape=None, dtype=None, copy=False):
        made = csr_matrix(arg1, shape, dtype)
        self.shape, self._type = made.shape, made.dtype
        self._cells = {}
        for i, j, x in zip(*made.triplets()):
            self._cells[int(i), int(j)] = x

    dtype = property(lambda self: self._type)

    def triplets(self):
        places = sorted(self._cells)
        rows, columns = [p[0] for p in places], [p[1] for p in places]
        return np.array(rows, np.int32), np.array(columns, np.int32), np.array([self._cells[p] for p in places], self._type)

    def __setitem__(self, key, value):
        if isinstance(key, tuple) and len(key) == 2 and all(isinstance(k, (int, np.integer)) for k in key):
            place = _check_index(key[0], self.shape[0]), _check_index(key[1], self.shape[1])
            if value == 0:
                self._cells.pop(place, None)
            else:
                self._cells[place] = np.asarray(value).astype(self._type)[()]
            return
        a = self.toarray()
        a[key] = value.toarray() if issparse(value) else value
        self.__init__(a, dtype=self._type)


class dia_matrix(spmatrix):
    """Diagonals: row k of data is the diagonal offsets[k], an element in the column of the matrix that it has."""
    format = "dia"

    def __init__(self, arg1, shape=None, dtype=None, copy=False):
        if not isinstance(arg1, tuple) or shape is None:
            raise NotImplementedError("npcc: dia_matrix is made of (data, offsets) and a shape only")
        self.data, self.offsets = np.atleast_2d(np.array(arg1[0], dtype=dtype)), np.atleast_1d(arg1[1]).astype(np.int32)
        if len(self.data) != len(self.offsets):
            raise ValueError(f"number of diagonals ({len(self.data)}) does not match the number of offsets ({len(self.offsets)})")
        self.shape = int(shape[0]), int(shape[1])

    def getnnz(self, axis=None):
        m, n = self.shape
        return sum([max(0, min(m + min(k, 0), n - max(k, 0), m, n)) for k in self.offsets.tolist()])

    def _note(self):
        return f" ({len(self.offsets)} diagonals)"

    def copy(self):
        return dia_matrix((self.data, self.offsets), shape=self.shape)

    def triplets(self):
        parts = []
        for k, line in zip(self.offsets.tolist(), self.data):
            columns = np.arange(max(k, 0), min(self.shape[0] + k, self.shape[1], len(line)))
            columns = columns[line[columns] != 0]
            parts.append((columns - k, columns, line[columns]))
        rows, columns, values = [np.concatenate([p[i] for p in parts]) for i in range(3)]
        return rows.astype(np.int32), columns.astype(np.int32), values

