# exits: 0
# NumPy 2 compares with the Python integer itself; NumPy 1.24, the other tests' reference, does not yet.
import sys
import numpy as np

a = np.array([1, 200], dtype=np.uint8)
b = np.array([-3, 5], dtype=np.int8)
for big in (300, len(sys.argv) + 300):
    assert (a < big).all() and not (a == big).any() and (big != a).all() and (big > a).all() and not (a >= big).any()
    assert a[0] < big and not b[1] == big and (b > -big).all() and np.less_equal(-big, a).all()
if not (a > len(sys.argv) - 3).all():
    sys.exit(3)
