"""array_str and its kin, fromiter, slices as texts, more names of dtypes, the parts of floats."""
import math
import sys
import numpy as np

n = len(sys.argv) + 2
a = np.arange(n * 2).reshape(n, 2) / 3
print(np.array_str(a), np.array_repr(a), np.array2string(a))
print(np.array_str(a, precision=2), np.array2string(a * 1e-6, suppress_small=True), np.array_str(np.arange(30), max_line_width=30))
print(a)
print(np.fromiter((i * i for i in range(n)), dtype=float), np.fromiter([1, 2], np.int32))
print(slice(1, 2), str(slice(n)), [slice(None, None, 2)], repr(slice(n, "a", None)))
print(np.dtype(np.uintp), np.uintc(3), np.zeros(2, dtype=np.ushort).dtype, np.ulonglong(5))
for x in (3.0, -0.1, 0.0, 1e300, float(n)):
    print(math.frexp(x), math.ldexp(x, 3), math.ulp(x), math.nextafter(x, 10.0), math.nextafter(x, -math.inf))
print(math.frexp(math.inf), math.ulp(math.inf), math.ldexp(1.0, -1074), math.ulp(1.7976931348623157e308))
try:
    math.ldexp(1.0, 1024 + n)
except OverflowError as e:
    print(e)
