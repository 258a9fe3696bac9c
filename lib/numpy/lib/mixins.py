"""numpy.lib.mixins: operators of a class by the ufuncs that its __array_ufunc__ takes."""
import numpy as np

_BINARY = {"add": np.add, "sub": np.subtract, "mul": np.multiply, "matmul": np.matmul, "truediv": np.true_divide,
           "floordiv": np.floor_divide, "mod": np.remainder, "pow": np.power, "lshift": np.left_shift,
           "rshift": np.right_shift, "and": np.bitwise_and, "xor": np.bitwise_xor, "or": np.bitwise_or}
_COMPARED = {"lt": np.less, "le": np.less_equal, "eq": np.equal, "ne": np.not_equal, "gt": np.greater, "ge": np.greater_equal}
_UNARY = {"neg": np.negative, "pos": np.positive, "abs": np.absolute, "invert": np.invert}


def _refuses(other):
    return getattr(type(other), "__array_ufunc__", 0) is None


def _forward(ufunc):
    return lambda self, other: NotImplemented if _refuses(other) else ufunc(self, other)


def _reflected(ufunc):
    return lambda self, other: NotImplemented if _refuses(other) else ufunc(other, self)


def _in_place(ufunc):
    return lambda self, other: ufunc(self, other, out=(self,))


def _alone(ufunc):
    return lambda self: ufunc(self)


class NDArrayOperatorsMixin:
    def __divmod__(self, other):
        return NotImplemented if _refuses(other) else (np.floor_divide(self, other), np.remainder(self, other))

    def __rdivmod__(self, other):
        return NotImplemented if _refuses(other) else (np.floor_divide(other, self), np.remainder(other, self))


for _name, _ufunc in _BINARY.items():
    setattr(NDArrayOperatorsMixin, f"__{_name}__", _forward(_ufunc))
    setattr(NDArrayOperatorsMixin, f"__r{_name}__", _reflected(_ufunc))
    setattr(NDArrayOperatorsMixin, f"__i{_name}__", _in_place(_ufunc))
for _name, _ufunc in _COMPARED.items():
    setattr(NDArrayOperatorsMixin, f"__{_name}__", _forward(_ufunc))
for _name, _ufunc in _UNARY.items():
    setattr(NDArrayOperatorsMixin, f"__{_name}__", _alone(_ufunc))
