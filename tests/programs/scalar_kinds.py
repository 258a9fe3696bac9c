# isinstance() of scalars and types; np.dot of numbers.
import numpy as np
import sys
n = len(sys.argv)
class K: pass
print(type(np.dot(2, 3)), type(np.dot(2.0, n)), np.dot(n, 4), np.dot(True, 2), np.dot([1, 2], 3), np.dot(np.float32(2), n))
for v in (np.int8(n), np.uint16(n), np.float32(n), np.complex64(n), np.bool_(n), n, 1.5 * n, True):
    print([isinstance(v, t) for t in (np.generic, np.number, np.integer, np.signedinteger, np.unsignedinteger, np.inexact, np.floating, np.complexfloating, np.int8, int, float)])
print(isinstance(K, type), isinstance(K(), type), isinstance(np.float32, type), isinstance(n, type))
a = np.zeros(3).any()
print(type(a).__name__, type(a), np.bool_.__name__, np.dtype(bool).name, np.dtype(bool), type(np.isnan(1)).__name__, np.float32.__name__, np.bool_)
