"""scipy.sparse: matrices of which few elements are stored."""
from scipy.sparse.matrices import coo_matrix, csc_matrix, csr_matrix, dia_matrix, issparse, lil_matrix, spmatrix
from scipy.sparse.construct import diags, eye, hstack, identity, rand, random, spdiags, vstack

isspmatrix = issparse


def isspmatrix_csr(x):
    return issparse(x) and x.format == "csr"


def isspmatrix_csc(x):
    return issparse(x) and x.format == "csc"


def __getattr__(name):
    if name == "linalg":
        import sys
        __import__("scipy.sparse.linalg")
        return sys.modules["scipy.sparse.linalg"]
    raise AttributeError("module 'scipy.sparse' has no attribute '" + name + "'")
