"""Sparse matrices of given shapes."""
import numpy as np
from scipy.sparse.matrices import coo_matrix, dia_matrix, issparse


def spdiags(data, diags, m=None, n=None, format=None):
    if m is None and n is None:
        m = n = len(data[0])
    elif n is None:
        m, n = m
    return dia_matrix((data, diags), shape=(m, n)).asformat(format)


def diags(diagonals, offsets=0, shape=None, format=None, dtype=None):
    if np.isscalar(offsets):
        diagonals = [np.atleast_1d(diagonals)] if len(diagonals) == 0 or np.isscalar(diagonals[0]) else list(map(np.atleast_1d, diagonals))
    else:
        diagonals = list(map(np.atleast_1d, diagonals))
    offsets = np.atleast_1d(offsets)
    if len(diagonals) != len(offsets):
        raise ValueError("Different number of diagonals and offsets.")
    if shape is None:
        n = len(diagonals[0]) + abs(int(offsets[0]))
        shape = (n, n)
    m, n = shape
    longest = max([min(m + k, n - k) + max(0, k) for k in offsets.tolist()])
    data = np.zeros((len(offsets), max(0, longest)), dtype=dtype or np.result_type(np.float16, *diagonals))
    for row, (line, k) in zip(data, zip(diagonals, offsets.tolist())):
        length = min(m + k, n - k, min(m, n))
        if length < 0:
            raise ValueError(f"Offset {k} (index 0) out of bounds")
        if len(line) not in (1, length):
            raise ValueError(f"Diagonal length (index 0: {len(line)} at offset {k}) does not agree with matrix size ({m}, {n}).")
        row[max(0, k):max(0, k) + length] = line[:length]
    return dia_matrix((data, offsets), shape=(m, n)).asformat(format)


def eye(m, n=None, k=0, dtype=float, format=None):
    m, n = int(m), int(m if n is None else n)
    made = dia_matrix((np.ones((1, max(0, min(m + k, n))), dtype=dtype), [k]), shape=(m, n))
    return made.asformat(format)


def identity(n, dtype="d", format=None):
    return eye(n, n, dtype=dtype, format=format)


def _stacked(blocks, axis, format, dtype):
    parts, at = [], 0
    for block in map(_sparse, blocks):
        rows, columns, values = block.triplets()
        parts.append((rows + (at if axis == 0 else 0), columns + (at if axis else 0), values))
        at += block.shape[axis]
        other = block.shape[1 - axis]
    if any(_sparse(b).shape[1 - axis] != other for b in blocks):
        raise ValueError("incompatible dimensions for axis " + str(1 - axis))
    rows, columns, values = [np.concatenate([p[i] for p in parts]) for i in range(3)]
    made = coo_matrix((values, (rows, columns)), shape=(at, other) if axis == 0 else (other, at), dtype=dtype)
    common = {b.format for b in blocks if issparse(b)}
    return made.asformat(format or (common.pop() if common in ({"csr"}, {"csc"}) else "coo"))


def _sparse(block):
    return block if issparse(block) else coo_matrix(block)


def vstack(blocks, format=None, dtype=None):
    return _stacked(blocks, 0, format, dtype)


def hstack(blocks, format=None, dtype=None):
    return _stacked(blocks, 1, format, dtype)


def random(m, n, density=0.01, format="coo", dtype=None, random_state=None, data_rvs=None):
    if density < 0 or density > 1:
        raise ValueError("density expected to be 0 <= density <= 1")
    dtype = np.dtype(dtype)
    if dtype.kind not in "f" and data_rvs is None:
        raise NotImplementedError("npcc: random sparse matrices are of floats only")
    state = np.random.mtrand._rand if random_state is None else random_state
    if isinstance(random_state, (int, np.integer)):
        state = np.random.RandomState(random_state)
    count = int(round(density * m * n))
    places = state.choice(m * n, size=count, replace=False)
    columns = np.floor(places * 1.0 / m).astype(np.int32)
    rows = (places - columns * m).astype(np.int32)
    values = (data_rvs(count) if data_rvs is not None else state.uniform(0.0, 1.0, count)).astype(dtype)
    return coo_matrix((values, (rows, columns)), shape=(m, n)).asformat(format)


def rand(m, n, density=0.01, format="coo", dtype=None, random_state=None):
    return random(m, n, density, format, dtype, random_state)
