"""scipy.sparse.linalg: systems of equations, solved as dense ones."""
import numpy as np
from scipy.sparse.matrices import csc_matrix, issparse

MAX_DENSE = 8000   # rows; a dense matrix of this size takes half a gigabyte


def _dense(A):
    a = A.toarray() if issparse(A) else np.asarray(A)
    if a.ndim != 2 or a.shape[0] != a.shape[1]:
        raise ValueError(f"matrix must be square (has shape {a.shape})")
    if a.shape[0] > MAX_DENSE:
        raise NotImplementedError(f"npcc: sparse systems of more than {MAX_DENSE} equations are not supported")
    return a.astype(np.result_type(a.dtype, np.float64)) if a.dtype.kind in "bui" else a


def spsolve(A, b, permc_spec=None, use_umfpack=True):
    x = np.linalg.solve(_dense(A), b.toarray() if issparse(b) else np.asarray(b))
    return csc_matrix(x) if issparse(b) and b.shape[1] != 1 else x.ravel() if x.ndim == 2 and x.shape[1] == 1 else x


def splu(A, permc_spec=None):
    return _Factors(_dense(A))


def factorized(A):
    return _Factors(_dense(A)).solve


class _Factors:
    def __init__(self, a):
        self._a, self.shape = a, a.shape

    def solve(self, b, trans="N"):
        return np.linalg.solve(self._a if trans == "N" else self._a.T if trans == "T" else self._a.conj().T, np.asarray(b))
