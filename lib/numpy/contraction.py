"""np.einsum with all its ways to say what to sum."""
from _numpy import asanyarray, as_strided, einsum as _einsum

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def _text_of(sublist):
    return "".join(["..." if k is Ellipsis else _LETTERS[k] for k in sublist])


def _parsed(operands):
    """(subscripts, arrays) of einsum's arguments, which may alternate arrays and lists of numbers."""
    if isinstance(operands[0], str):
        return operands[0].replace(" ", ""), [asanyarray(a) for a in operands[1:]]
    parts = list(operands)
    out = _text_of(parts.pop()) if len(parts) % 2 == 1 else None
    arrays = [asanyarray(a) for a in parts[0::2]]
    text = ",".join([_text_of(s) for s in parts[1::2]])
    return text if out is None else text + "->" + out, arrays


def _as_view(text, a):
    """What the subscripts say of a single array as a view of it, or None where they sum."""
    left, arrow, out = text.partition("->")
    if not arrow or "." in text or len(left) != a.ndim or sorted(set(left)) != sorted(out):
        return None
    shape, strides = [], []
    for c in out:
        axes = [i for i in range(a.ndim) if left[i] == c]
        if len(set([a.shape[i] for i in axes])) != 1:
            return None
        shape.append(a.shape[axes[0]])
        strides.append(sum([a.strides[i] for i in axes]))
    return as_strided(a, tuple(shape), tuple(strides))


def _in_order(text, arrays, optimize):
    from numpy.contraction_order import plan
    for places, step in plan(text, [a.shape for a in arrays], True if optimize == "optimal" else optimize):
        arrays.append(asanyarray(_einsum(step, *[arrays.pop(p) for p in places])))
    return arrays[0][()]


def einsum(*operands, out=None, dtype=None, order="K", casting="safe", optimize=False):
    if not operands or (isinstance(operands[0], str) and len(operands) < 2):
        raise ValueError("must specify the einstein sum subscripts string and at least one operand, or at least one operand "
                         "and its corresponding subscripts list")
    text, arrays = _parsed(operands)
    if dtype is not None:
        arrays = [a.astype(dtype) for a in arrays]
    if len(arrays) == 1 and out is None:
        view = _as_view(text, arrays[0])
        if view is not None:
            return view
    result = _in_order(text, arrays, optimize) if optimize and len(arrays) > 2 else _einsum(text, *arrays)
    if out is not None:
        out[...] = result
        return out
    return asanyarray(result).copy(order)[()] if order not in ("K", "C") else result
