"""isinstance of numbers' abstract types, issubclass of NumPy's types of scalars."""
import numbers
from numbers import Integral, Real
import sys
import numpy as np

n = len(sys.argv)
for x in (1, 2.5, 3j, True, n, n / 3, np.int8(1), np.float32(2), np.complex64(1), np.bool_(True), "1", None, [1], np.ones(2)):
    print([isinstance(x, t) for t in (numbers.Number, numbers.Complex, Real, numbers.Rational, Integral)], isinstance(x, (str, Real)))
for a in (np.ones(2), np.arange(3), np.zeros(2, dtype=np.uint8), np.array([1j]), np.array([True])):
    print([issubclass(a.dtype.type, t) for t in (np.integer, np.floating, np.number, np.unsignedinteger, np.inexact)],
          issubclass(a.dtype.type, (np.integer, np.complexfloating)))
