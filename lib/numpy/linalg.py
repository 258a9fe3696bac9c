"""numpy.linalg."""
from _numpy import *


def norm(x, ord=None, axis=None, keepdims=False):
    x = asanyarray(x)
    if ord is None or (ord == 2 and x.ndim == 1):
        return sqrt(add.reduce(multiply(x, x), axis=axis, keepdims=keepdims))
    if ord == 1:
        return add.reduce(absolute(x), axis=axis, keepdims=keepdims)
    if ord == inf:
        return maximum.reduce(absolute(x), axis=axis, keepdims=keepdims)
    raise NotImplementedError("numpy.linalg.norm: this ord is not supported")
